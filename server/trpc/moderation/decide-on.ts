import { z } from "zod";

import { DeskDecision } from "@/core/moderation/events";
import { Subject } from "@/core/moderation/schemas";
import { decideOn as decideAtOnce } from "@/server/domain/moderation/cases/decide-on";
import { moderatorProcedure } from "../trpc";
import { askingOf } from "./asking";

/** Opens a case and decides it at once. */
export const decideOn = moderatorProcedure("data", "moderation")
  .input(z.object({ subject: Subject, decision: DeskDecision }))
  .mutation(async ({ ctx, input }) => ({
    case: await decideAtOnce(ctx.services.moderation, await askingOf(ctx), input.subject, input.decision),
  }));
