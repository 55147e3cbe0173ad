import { router } from "../../trpc";
import { change } from "./change";
import { get } from "./get";

export const settingsRouter = router({ get, change });
