import { z } from "zod";
import { claimAdmin as claim } from "@/server/domain/account/claim-admin";
import { signedInProcedure } from "../trpc";

export const claimAdmin = signedInProcedure("accounts", "data")
  .input(z.object({ token: z.string().min(1).max(200) }))
  .mutation(async ({ ctx, input }) => {
    const { data, accounts } = ctx.services;
    await claim({ ...data, secrets: accounts.secrets }, ctx.session, input.token);
  });
