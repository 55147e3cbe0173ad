import { readOriginality } from "@/server/domain/work/publish/read-originality";
import { openProcedure } from "../trpc";
import { ByWork } from "./input";

export const originality = openProcedure("work")
  .input(ByWork)
  .query(({ ctx, input }) => readOriginality(ctx.services.work, input.id));
