import { z } from "zod";
import { COLLECTION_KINDS, COLLECTION_LIMITS, CollectionId } from "@/core/collection/collection";
import { ActorId } from "@/core/ids/ids";
import { subjectOf } from "@/core/moderation/subjects";
import { WorkId } from "@/core/work/record";
import { createCollection } from "@/server/domain/collection/create-collection";
import { annotateWork, arrangeWorks, hangWork, takeWorkOut } from "@/server/domain/collection/hang-work";
import { listCollections, listMyCollections } from "@/server/domain/collection/list-collections";
import { readCollection } from "@/server/domain/collection/read-collection";
import { deleteCollection, updateCollection } from "@/server/domain/collection/update-collection";
import { openProcedure, router, signedInProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";

const ById = z.object({ id: CollectionId });
const ByWork = ById.extend({ work: WorkId });
const Kind = z.enum(COLLECTION_KINDS);
const Visibility = z.enum(["public", "unlisted", "private"]);
/** More than is kept: what is cut and cleaned is for the domain to say. */
const Title = z.string().max(COLLECTION_LIMITS.title * 4);
const Text = z.string().max(COLLECTION_LIMITS.text * 2);

export const collectionRouter = router({
  list: openProcedure
    .input(
      z.object({
        kind: Kind.optional(),
        owner: ActorId.optional(),
        page: z.int().min(1).max(10_000).default(1),
      }),
    )
    .query(({ ctx, input }) => listCollections(ctx.services.room, input)),
  get: openProcedure
    .input(ById)
    .query(async ({ ctx, input }) => readCollection(ctx.services.room, input.id, await viewersActors(ctx))),
  mine: signedInProcedure
    .input(z.object({ work: WorkId.optional() }).default({}))
    .query(async ({ ctx, input }) =>
      listMyCollections(ctx.services.room, await viewersActors(ctx), input.work),
    ),
  create: signedInProcedure
    .input(z.object({ kind: Kind, title: Title, text: Text.optional(), visibility: Visibility }))
    .mutation(async ({ ctx, input }) => {
      await ctx.services.remarks.take(ctx.session);
      const id = await createCollection(ctx.services.room, ctx.session, input);
      ctx.services.look(subjectOf("exhibition", id), `${input.title}\n${input.text ?? ""}`);
      return { id };
    }),
  update: signedInProcedure
    .input(
      ById.extend({
        kind: Kind.optional(),
        title: Title.optional(),
        text: Text.optional(),
        visibility: Visibility.optional(),
      }),
    )
    .mutation(async ({ ctx, input: { id, ...change } }) => {
      await updateCollection(ctx.services.room, await viewersActors(ctx), id, change);
      ctx.services.look(subjectOf("exhibition", id), `${change.title ?? ""}\n${change.text ?? ""}`);
    }),
  remove: signedInProcedure
    .input(ById)
    .mutation(async ({ ctx, input }) =>
      deleteCollection(ctx.services.room, await viewersActors(ctx), input.id),
    ),
  hang: signedInProcedure
    .input(ByWork)
    .mutation(async ({ ctx, input: { id, work } }) =>
      hangWork(ctx.services.room, { actors: await viewersActors(ctx), id }, work),
    ),
  takeOut: signedInProcedure
    .input(ByWork)
    .mutation(async ({ ctx, input: { id, work } }) =>
      takeWorkOut(ctx.services.room, { actors: await viewersActors(ctx), id }, work),
    ),
  annotate: signedInProcedure
    .input(ByWork.extend({ note: z.string().max(COLLECTION_LIMITS.note * 2) }))
    .mutation(async ({ ctx, input: { id, work, note } }) => {
      await annotateWork(ctx.services.room, { actors: await viewersActors(ctx), id }, work, note);
      ctx.services.look(subjectOf("exhibition", id), note);
    }),
  arrange: signedInProcedure
    .input(ById.extend({ order: z.array(WorkId).max(COLLECTION_LIMITS.works) }))
    .mutation(async ({ ctx, input: { id, order } }) =>
      arrangeWorks(ctx.services.room, { actors: await viewersActors(ctx), id }, order),
    ),
});
