import { router } from "../trpc";
import { get } from "./get";

export const siteRouter = router({ get });
