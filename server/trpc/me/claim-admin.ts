import { z } from "zod";
import { claimAdmin as claim } from "@/server/domain/account/claim-admin";
import { signedInProcedure } from "../trpc";

export const claimAdmin = signedInProcedure
  .input(z.object({ token: z.string().min(1).max(200) }))
  .mutation(async ({ ctx, input }) => {
    const { room, secrets } = ctx.services;
    await claim({ ...room, secrets }, ctx.session, input.token);
  });
