import { z } from "zod";

import { Sha256 } from "@/core/kernel/ids/ids";
import { decideCredit } from "@/server/domain/work/credit/decide-credit";
import { signedInProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";
import { ByWork } from "./input";

const Input = ByWork.extend({
  consent: z.enum(["accepted", "anonymous", "withdrawn"]).optional(),
  agreed: z.boolean().optional(),
  offer: z.optional(Sha256),
});

export const decide = signedInProcedure("data", "work")
  .input(Input)
  .mutation(async ({ ctx, input: { id, ...decision } }) =>
    decideCredit(ctx.services.work, await viewersActors(ctx), id, decision),
  );
