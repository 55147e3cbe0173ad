import { z } from "zod";

import { renewWithinQuota } from "@/server/domain/work/publish/within-quota";
import { signedInProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";
import { ByWork } from "./input";

export const renew = signedInProcedure("data", "work")
  .input(ByWork.extend({ seq: z.int().min(0), why: z.string().max(800).default("") }))
  .mutation(async ({ ctx, input: { id, ...wanted } }) => {
    const { actor, isGuest, role } = ctx.session;
    const by = { actor, isGuest, role, actors: await viewersActors(ctx) };
    await renewWithinQuota(ctx.services.work, by, { work: id, ...wanted });
  });
