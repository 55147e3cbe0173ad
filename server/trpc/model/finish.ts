import { readFinish } from "@/server/domain/model/read-model";
import { openProcedure } from "../trpc";

/** What paints pictures here, with its card; null where no finish is installed. */
export const finish = openProcedure.query(async ({ ctx: { services } }) => {
  const info = services.finish;
  return info && { info, ...(await readFinish(services.config.modelsDir, info.id)) };
});
