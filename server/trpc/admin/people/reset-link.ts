import { makeReset, resetUrl } from "@/server/domain/account/reset-password";
import { adminProcedure } from "../../trpc";
import { ByUser } from "./input";

/** A link with which someone chooses a new password; shown this once. */
export const resetLink = adminProcedure("config", "data")
  .input(ByUser)
  .mutation(async ({ ctx: { services, session }, input }) => {
    const token = await makeReset(services.data, session.actor, input.userId, Date.now());
    return { url: resetUrl(services.config.origin, token) };
  });
