import { z } from "zod";
import { WorkId } from "@/core/kernel/ids/ids";

import { remixWithinQuota } from "@/server/domain/work/publish/within-quota";
import { signedInProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";

export const remix = signedInProcedure("data", "work")
  .input(z.object({ works: z.array(WorkId).min(1).max(2), mix: z.enum(["blend", "breed"]).optional() }))
  .mutation(async ({ ctx, input }) => {
    const { actor, isGuest, role } = ctx.session;
    const by = { actor, isGuest, role, actors: await viewersActors(ctx) };
    return remixWithinQuota(ctx.services.work, by, input);
  });
