import { readSettings } from "@/server/domain/settings/settings";
import { openProcedure } from "../trpc";

/** Models that can be used here, and folders that were refused with why. */
export const list = openProcedure("data", "models").query(async ({ ctx: { services } }) => ({
  models: services.models.installed,
  /** Those that no new room begins with. */
  off: (await readSettings(services.data)).modelsOff,
  refused: services.models.refused,
}));
