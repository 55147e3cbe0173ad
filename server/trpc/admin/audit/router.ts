import { router } from "../../trpc";
import { choices } from "./choices";
import { list } from "./list";

export const auditRouter = router({ list, choices });
