import { z } from "zod";
import { mailReset, resetPassword as reset } from "@/server/domain/person/reset-password";
import { evenBarredOpenProcedure } from "../trpc";

/** Half a character, which has no spelling that could be hashed, is nobody's token. */
const Token = z
  .string()
  .min(20)
  .max(100)
  .transform((text) => text.toWellFormed());

/** Chooses a new password by the token of a link. */
export const resetPassword = evenBarredOpenProcedure
  .input(z.object({ token: Token, password: z.string().min(10).max(128) }))
  .mutation(async ({ ctx: { services }, input }) => {
    const hash = async (password: string) => (await services.auth.$context).password.hash(password);
    const actor = await reset({ ...services.room, hash }, input, Date.now());
    if (actor) await services.bus.tell("ended", { actor, code: "signed_out" });
  });

/** Asks for a link by mail. Answers whether there is mail at all, and never whether the address is known. */
export const forgot = evenBarredOpenProcedure
  .input(z.object({ email: z.email().max(200) }))
  .mutation(async ({ ctx: { services }, input }) => {
    const { mailer, config, logger } = services;
    if (!mailer) return { mail: false };
    await services.forgets.take(input.email.toLowerCase());
    // Not waited for: how long it takes would tell whether there is such an account.
    void mailReset({ ...services.room, mailer, origin: config.origin }, input.email, Date.now()).catch(
      (error: unknown) => logger.error({ err: error }, "a reset link could not be sent"),
    );
    return { mail: true };
  });
