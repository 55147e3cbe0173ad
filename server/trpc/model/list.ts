import { replacedAmong } from "@/core/picture/model/replaced";
import { readSettings } from "@/server/domain/settings/settings";
import { openProcedure } from "../trpc";

/** Models that can be used here, and folders that were refused with why. */
export const list = openProcedure("data", "models").query(async ({ ctx: { services } }) => ({
  models: services.models.installed,
  /** Those that new rooms are not offered: switched off, or replaced by a better one. */
  off: [
    ...(await readSettings(services.data)).modelsOff,
    ...replacedAmong(services.models.installed.map(({ id }) => id)),
  ],
  refused: services.models.refused,
}));
