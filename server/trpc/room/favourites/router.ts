import { router } from "../../trpc";
import { keep } from "./keep";
import { list } from "./list";

export const favouritesRouter = router({ list, keep });
