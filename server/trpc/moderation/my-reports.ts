import { readMyReports } from "@/server/domain/moderation/cases/read-mine";
import { evenBarredProcedure } from "../trpc";
import { actorsOfSession } from "./asking";

/** What I reported, and what came of it. */
export const myReports = evenBarredProcedure("data", "moderation").query(async ({ ctx }) =>
  readMyReports(ctx.services.moderation, await actorsOfSession(ctx)),
);
