import { readBulks } from "@/server/domain/moderation/desk/read-bulks";
import { moderatorProcedure } from "../trpc";
import { actorsOfSession } from "./asking";

/** What I decided on many at once and can still take back. */
export const bulks = moderatorProcedure("data", "moderation").query(async ({ ctx }) => {
  const { moderation } = ctx.services;
  return readBulks(moderation, await actorsOfSession(ctx), moderation.now());
});
