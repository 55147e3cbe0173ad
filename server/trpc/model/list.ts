import { readSettings } from "@/server/domain/settings/settings";
import { openProcedure } from "../trpc";

/** Models that can be used here, and folders that were refused with why. */
export const list = openProcedure.query(async ({ ctx: { services } }) => ({
  models: services.models,
  /** Those that no new room begins with. */
  off: (await readSettings(services.room)).modelsOff,
  refused: services.refusedModels,
}));
