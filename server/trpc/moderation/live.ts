import { z } from "zod";
import { RoomId } from "@/core/ids/ids";
import { REASONS_LENGTH } from "@/core/moderation/events";
import { ModeratorAct } from "@/core/protocol/moderator-act";
import { readMoments } from "@/server/domain/moderation/live-picture";
import { moderateRoom } from "@/server/domain/moderation/moderate-room";
import { readLiveRoom } from "@/server/domain/moderation/read-live-room";
import { noteLook, readWall } from "@/server/domain/moderation/read-wall";
import { moderatorProcedure, router } from "../trpc";
import { askingOf } from "./asking";

const Slug = z.string().regex(/^[a-z0-9-]{1,80}$/, "not a room's address");

/** Rooms with people in them now. */
const wall = moderatorProcedure.query(async ({ ctx: { services, session } }) => {
  await noteLook(services.room, session.actor, services.room.now());
  return readWall(services.room, services.rooms);
});

/** What a moderator knows of a room before entering it: private ones too, none of their pictures. */
const room = moderatorProcedure.input(z.object({ slug: Slug })).query(async ({ ctx, input }) => {
  const { modelId, ...facts } = await readLiveRoom(ctx.services.room, input.slug);
  return { ...facts, model: ctx.services.models.find((model) => model.id === modelId) ?? null };
});

/** Settled pictures of a room that the moderator has entered, the latest first. */
const moments = moderatorProcedure
  .input(z.object({ room: RoomId, cursor: z.int().min(0).nullish() }))
  .query(({ ctx: { services, session }, input }) =>
    readMoments(services.room, {
      actor: session.actor,
      room: input.room,
      before: input.cursor ?? undefined,
    }),
  );

/** Freezes, thaws, removes, lets in again, sets back. */
const act = moderatorProcedure
  .input(
    z.object({
      room: RoomId,
      act: ModeratorAct,
      facts: z.string().trim().min(10, "Say a little more: at least ten characters.").max(REASONS_LENGTH),
    }),
  )
  .mutation(async ({ ctx, input }) => {
    const { moderation, rooms } = ctx.services;
    return moderateRoom(moderation, rooms, await askingOf(ctx), input);
  });

export const liveRouter = router({ wall, room, moments, act });
