import { router } from "../../trpc";
import { cancel } from "./cancel";
import { list } from "./list";
import { retry } from "./retry";

export const jobsRouter = router({ list, retry, cancel });
