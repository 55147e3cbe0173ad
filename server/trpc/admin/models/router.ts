import { router } from "../../trpc";
import { list } from "./list";
import { turn } from "./turn";

export const modelsRouter = router({ list, turn });
