import { z } from "zod";

import { resetPassword as reset } from "@/server/domain/account/reset-password";
import { evenBarredOpenProcedure } from "../trpc";

/** Half a character, which has no spelling that could be hashed, is nobody's token. */
const Token = z
  .string()
  .min(20)
  .max(100)
  .transform((text) => text.toWellFormed());

/** Chooses a new password by the token of a link. */
export const resetPassword = evenBarredOpenProcedure("accounts", "bus", "data")
  .input(z.object({ token: Token, password: z.string().min(10).max(128) }))
  .mutation(async ({ ctx: { services }, input }) => {
    const hash = async (password: string) => (await services.accounts.auth.$context).password.hash(password);
    const actor = await reset({ ...services.data, hash }, input, Date.now());
    if (actor) await services.bus.tell("ended", { actor, code: "signed_out" });
  });
