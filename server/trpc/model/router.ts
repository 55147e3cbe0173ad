import { openProcedure, router } from "../trpc";
import { data, get } from "./get";

/** Models that can be used here, and folders that were refused with why. */
const list = openProcedure.query(({ ctx: { services } }) => ({
  models: services.models,
  refused: services.refusedModels,
}));

export const modelRouter = router({ list, get, data });
