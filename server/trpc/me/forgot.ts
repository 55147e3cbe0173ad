import { z } from "zod";

import { mailReset } from "@/server/domain/account/reset-password";
import { evenBarredOpenProcedure } from "../trpc";

/** Asks for a link by mail. Answers whether there is mail at all, and never whether the address is known. */
export const forgot = evenBarredOpenProcedure("accounts", "config", "data", "limits", "logger")
  .input(z.object({ email: z.email().max(200) }))
  .mutation(async ({ ctx: { services, language }, input }) => {
    const { data, accounts, config, logger } = services;
    const { mailer } = accounts;
    if (!mailer) return { mail: false };
    await services.limits.forgets.take(input.email.toLowerCase());
    // Not waited for: how long it takes would tell whether there is such an account.
    void mailReset({ ...data, mailer, origin: config.origin }, input.email, Date.now(), language).catch(
      (error: unknown) => logger.error({ err: error }, "a reset link could not be sent"),
    );
    return { mail: true };
  });
