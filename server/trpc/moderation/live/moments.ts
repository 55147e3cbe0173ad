import { z } from "zod";

import { RoomId } from "@/core/kernel/ids/ids";
import { readMoments } from "@/server/domain/moderation/live/live-picture";
import { moderatorProcedure } from "../../trpc";

/** Settled pictures of a room that the moderator has entered, the latest first. */
export const moments = moderatorProcedure("data")
  .input(z.object({ room: RoomId, cursor: z.int().min(0).nullish() }))
  .query(({ ctx: { services, session }, input }) =>
    readMoments(services.data, {
      actor: session.actor,
      room: input.room,
      before: input.cursor ?? undefined,
    }),
  );
