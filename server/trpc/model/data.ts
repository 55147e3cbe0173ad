import { z } from "zod";

import { ModelId } from "@/core/kernel/ids/ids";
import { readData } from "@/server/domain/model/read-model";
import { openProcedure } from "../trpc";
import { findModel } from "./find-model";

const Input = z.object({
  id: ModelId,
  page: z.int().min(1).max(10_000).default(1),
  search: z.string().max(100).default(""),
});

export const data = openProcedure("config", "models")
  .input(Input)
  .query(({ ctx, input }) => {
    findModel(ctx, input.id);
    return readData(ctx.services.config.modelsDir, input.id, input.page, input.search);
  });
