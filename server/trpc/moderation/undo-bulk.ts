import { z } from "zod";

import { undoBulk as takeBack } from "@/server/domain/moderation/desk/bulk";
import { moderatorProcedure } from "../trpc";
import { askingOf } from "./asking";

export const undoBulk = moderatorProcedure("data", "moderation")
  .input(z.object({ bulk: z.uuid() }))
  .mutation(async ({ ctx, input }) => takeBack(ctx.services.moderation, await askingOf(ctx), input.bulk));
