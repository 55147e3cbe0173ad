import { z } from "zod";

import { ModelId } from "@/core/kernel/ids/ids";
import { readModel } from "@/server/domain/model/read-model";
import { openProcedure } from "../trpc";
import { findModel } from "./find-model";

export const get = openProcedure("config", "models")
  .input(z.object({ id: ModelId }))
  .query(async ({ ctx, input }) => ({
    info: findModel(ctx, input.id),
    ...(await readModel(ctx.services.config.modelsDir, input.id)),
  }));
