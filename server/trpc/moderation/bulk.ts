import { z } from "zod";

import { DeskDecision } from "@/core/moderation/events";
import { BULK_MOST, decideInBulk } from "@/server/domain/moderation/desk/bulk";
import { moderatorProcedure } from "../trpc";
import { askingOf } from "./asking";
import { ByCase, Version } from "./input";
import { outcomeIn } from "./outcome-in";

const Input = z.object({
  cases: z
    .array(ByCase.extend({ version: Version }))
    .min(1)
    .max(BULK_MOST),
  decision: DeskDecision,
});

/** Decides many cases at once. */
export const bulk = moderatorProcedure("data", "moderation")
  .input(Input)
  .mutation(async ({ ctx, input }) =>
    outcomeIn(
      ctx.language,
      await decideInBulk(ctx.services.moderation, await askingOf(ctx), input.cases, input.decision),
    ),
  );
