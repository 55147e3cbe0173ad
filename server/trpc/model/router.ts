import { readSettings } from "@/server/domain/settings/settings";
import { openProcedure, router } from "../trpc";
import { data, finish, get } from "./get";

/** Models that can be used here, and folders that were refused with why. */
const list = openProcedure.query(async ({ ctx: { services } }) => ({
  models: services.models,
  /** Those that no new room begins with. */
  off: (await readSettings(services.room)).modelsOff,
  refused: services.refusedModels,
}));

export const modelRouter = router({ list, get, data, finish });
