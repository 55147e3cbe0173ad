import { z } from "zod";
import { AppError } from "@/core/errors";
import { ModelId } from "@/core/ids/ids";
import { readData, readFinish, readModel } from "@/server/domain/model/read-model";
import type { Context } from "../context";
import { openProcedure } from "../trpc";

const infoOf = ({ services }: Context, id: ModelId) => {
  const info = services.models.find((model) => model.id === id);
  if (!info) throw new AppError("not_found", `no model ${id}`);
  return info;
};

export const get = openProcedure.input(z.object({ id: ModelId })).query(async ({ ctx, input }) => ({
  info: infoOf(ctx, input.id),
  ...(await readModel(ctx.services.config.modelsDir, input.id)),
}));

/** What paints pictures here, with its card; null where no finish is installed. */
export const finish = openProcedure.query(async ({ ctx: { services } }) => {
  const info = services.finish;
  return info && { info, ...(await readFinish(services.config.modelsDir, info.id)) };
});

export const data = openProcedure
  .input(
    z.object({
      id: ModelId,
      page: z.int().min(1).max(10_000).default(1),
      search: z.string().max(100).default(""),
    }),
  )
  .query(({ ctx, input }) => {
    infoOf(ctx, input.id);
    return readData(ctx.services.config.modelsDir, input.id, input.page, input.search);
  });
