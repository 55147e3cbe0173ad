import { router } from "../trpc";
import { ask } from "./ask";
import { cancel } from "./cancel";
import { list } from "./list";
import { retry } from "./retry";

export const exportRouter = router({ list, ask, cancel, retry });
