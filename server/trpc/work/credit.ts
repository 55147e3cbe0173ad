import { z } from "zod";
import { Sha256 } from "@/core/ids/ids";
import { decideCredit, declareSplit } from "@/server/domain/work/decide-credit";
import { signedInProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";
import { ByWork } from "./input";

export const decide = signedInProcedure
  .input(
    ByWork.extend({
      consent: z.enum(["accepted", "anonymous", "withdrawn"]).optional(),
      agreed: z.boolean().optional(),
      offer: Sha256.optional(),
    }),
  )
  .mutation(async ({ ctx, input: { id, ...decision } }) =>
    decideCredit(ctx.services.work, await viewersActors(ctx), id, decision),
  );

export const declare = signedInProcedure
  .input(ByWork.extend({ shares: z.record(z.string().max(80), z.int().min(0).max(1000)) }))
  .mutation(({ ctx: { services, session }, input }) =>
    declareSplit(services.work, session.actor, input.id, input.shares),
  );
