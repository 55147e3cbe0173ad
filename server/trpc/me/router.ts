import { router } from "../trpc";
import { claimAdmin } from "./claim-admin";
import { get } from "./get";
import { rename } from "./rename";

export const meRouter = router({ get, rename, claimAdmin });
