import { z } from "zod";
import { WorkId } from "@/core/work/record";
import { readBulks } from "@/server/domain/moderation/read-bulks";
import { readEvidence } from "@/server/domain/moderation/read-evidence";
import { replayRoom } from "@/server/domain/moderation/replay-room";
import { reviewLineage } from "@/server/domain/moderation/review-lineage";
import { moderatorProcedure } from "../trpc";
import { actorsOfSession, askingOf } from "./asking";
import { ByCase } from "./input";

/** What there is to look at: the work and its recipe, its lineage, its room, who made it. */
export const evidence = moderatorProcedure
  .input(ByCase)
  .query(({ ctx, input }) => readEvidence(ctx.services.room, input.case));

/** The history of the room that a case is about. */
export const replay = moderatorProcedure
  .input(ByCase.extend({ before: z.int().min(0).optional() }))
  .query(({ ctx, input }) => replayRoom(ctx.services.room, ctx.session.actor, input.case, input.before));

/** What I decided on many at once and can still take back. */
export const bulks = moderatorProcedure.query(async ({ ctx }) =>
  readBulks(ctx.services.room, await actorsOfSession(ctx), ctx.services.moderation.now()),
);

/** Puts works that came of this one into the queue. */
export const lineage = moderatorProcedure
  .input(ByCase.extend({ works: z.array(WorkId).min(1).max(200) }))
  .mutation(async ({ ctx, input }) => ({
    cases: await reviewLineage(ctx.services.moderation, await askingOf(ctx), input.case, input.works),
  }));
