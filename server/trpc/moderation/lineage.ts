import { z } from "zod";
import { WorkId } from "@/core/kernel/ids/ids";

import { reviewLineage } from "@/server/domain/moderation/cases/review-lineage";
import { moderatorProcedure } from "../trpc";
import { askingOf } from "./asking";
import { ByCase } from "./input";

/** Puts works that came of this one into the queue. */
export const lineage = moderatorProcedure("data", "moderation")
  .input(ByCase.extend({ works: z.array(WorkId).min(1).max(200) }))
  .mutation(async ({ ctx, input }) => ({
    cases: await reviewLineage(ctx.services.moderation, await askingOf(ctx), input.case, input.works),
  }));
