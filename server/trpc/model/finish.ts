import { readFinish } from "@/server/domain/model/read-model";
import { openProcedure } from "../trpc";

/** What paints pictures here, with its card; null where no finish is installed. */
export const finish = openProcedure("config", "models").query(async ({ ctx: { services } }) => {
  const info = services.models.finish;
  return info && { info, ...(await readFinish(services.config.modelsDir, info.id)) };
});
