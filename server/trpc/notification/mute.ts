import { z } from "zod";

import { NOTICE_KIND_IDS } from "@/core/kernel/notification/kinds";
import { muteNotices } from "@/server/domain/notification/mute-notices";
import { evenBarredProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";

export const mute = evenBarredProcedure("data")
  .input(z.object({ kind: z.enum(NOTICE_KIND_IDS), muted: z.boolean() }))
  .mutation(async ({ ctx, input }) =>
    muteNotices(ctx.services.data, await viewersActors(ctx), input.kind, input.muted),
  );
