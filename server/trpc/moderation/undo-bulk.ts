import { z } from "zod";

import { undoBulk as takeBack } from "@/server/domain/moderation/desk/bulk";
import { moderatorProcedure } from "../trpc";
import { askingOf } from "./asking";
import { outcomeIn } from "./outcome-in";

export const undoBulk = moderatorProcedure("data", "moderation")
  .input(z.object({ bulk: z.uuid() }))
  .mutation(async ({ ctx, input }) =>
    outcomeIn(ctx.language, await takeBack(ctx.services.moderation, await askingOf(ctx), input.bulk)),
  );
