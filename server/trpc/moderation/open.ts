import { z } from "zod";

import { REASONS_LENGTH } from "@/core/moderation/limits";
import { Subject } from "@/core/moderation/schemas";
import { openCase } from "@/server/domain/moderation/cases/decide-on";
import { moderatorProcedure } from "../trpc";
import { askingOf } from "./asking";

/** Opens a case about something a moderator came upon. */
export const open = moderatorProcedure("data", "moderation")
  .input(z.object({ subject: Subject, note: z.string().min(1).max(REASONS_LENGTH) }))
  .mutation(async ({ ctx, input }) =>
    openCase(ctx.services.moderation, await askingOf(ctx), input.subject, input.note),
  );
