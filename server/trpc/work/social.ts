import { z } from "zod";
import { subjectOf } from "@/core/moderation/subjects";
import { WorkId } from "@/core/work/record";
import { applaud as clap } from "@/server/domain/work/applaud";
import { addComment, COMMENT_LENGTH, listComments, removeComment } from "@/server/domain/work/comments";
import { readMate } from "@/server/domain/work/read-mate";
import { remixWithinQuota } from "@/server/domain/work/within-quota";
import { openProcedure, signedInProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";
import { ByWork } from "./input";

export const applaud = signedInProcedure
  .input(ByWork.extend({ on: z.boolean() }))
  .mutation(({ ctx: { services, session }, input }) =>
    clap(services.room, session.actor, input.id, input.on),
  );

export const comments = openProcedure
  .input(ByWork)
  .query(({ ctx, input }) => listComments(ctx.services.room, input.id));

export const comment = signedInProcedure
  .input(
    ByWork.extend({
      text: z
        .string()
        .min(1)
        .max(COMMENT_LENGTH * 2),
    }),
  )
  .mutation(async ({ ctx: { services, session }, input }) => {
    await services.remarks.take(session);
    const comment = await addComment(services.room, session.actor, input.id, input.text);
    services.look(subjectOf("comment", comment.id), comment.text);
    return comment;
  });

export const uncomment = signedInProcedure
  .input(z.object({ comment: z.string().max(64) }))
  .mutation(({ ctx: { services, session }, input }) =>
    removeComment(services.room, session.actor, input.comment),
  );

export const remix = signedInProcedure
  .input(z.object({ works: z.array(WorkId).min(1).max(2), mix: z.enum(["blend", "breed"]).optional() }))
  .mutation(async ({ ctx, input }) => {
    const { actor, isGuest, role } = ctx.session;
    const by = { actor, isGuest, role, actors: await viewersActors(ctx) };
    return remixWithinQuota(ctx.services.work, by, input);
  });

/** A work to mix into a picture that is being made. */
export const mate = signedInProcedure
  .input(ByWork)
  .query(async ({ ctx, input }) => readMate(ctx.services.work, await viewersActors(ctx), input.id));
