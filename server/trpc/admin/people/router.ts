import { router } from "../../trpc";
import { erase } from "./erase";
import { keys } from "./keys";
import { list } from "./list";
import { resetLink } from "./reset-link";
import { revokeKeys } from "./revoke-keys";
import { setRole } from "./set-role";
import { signOut } from "./sign-out";

export const peopleRouter = router({ list, setRole, signOut, erase, resetLink, keys, revokeKeys });
