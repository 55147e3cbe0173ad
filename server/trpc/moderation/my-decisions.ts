import { readMyDecisions } from "@/server/domain/moderation/cases/read-mine";
import { evenBarredProcedure } from "../trpc";
import { actorsOfSession } from "./asking";

/** Decisions that concern me, and whether I can appeal. */
export const myDecisions = evenBarredProcedure("data", "moderation").query(async ({ ctx }) => {
  const { moderation } = ctx.services;
  return readMyDecisions(moderation, await actorsOfSession(ctx), moderation.now());
});
