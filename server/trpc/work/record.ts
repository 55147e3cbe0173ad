import { z } from "zod";

import { readRecord } from "@/server/domain/work/read-work";
import { openProcedure } from "../trpc";
import { ByWork } from "./input";

export const record = openProcedure("work")
  .input(ByWork.extend({ version: z.int().min(1).optional() }))
  .query(({ ctx, input }) => readRecord(ctx.services.work, input.id, input.version));
