import { z } from "zod";
import { RoomId } from "@/core/kernel/ids/ids";
import { waitAtDoor } from "@/server/domain/room/entry/wait-at-door";
import { signedInProcedure } from "../trpc";
import { Slug } from "./input";

const Input = z.object({
  slug: Slug,
  password: z.string().max(128).optional(),
  invite: z.string().max(100).optional(),
  /** The room that they wait for already. */
  on: z.optional(RoomId),
});

/** Waits before a room, for its host or for a place; asked again every few seconds. */
export const wait = signedInProcedure("limits", "room", "rooms")
  .input(Input)
  .mutation(async ({ ctx: { services, session, address }, input }) => {
    await services.limits.waits.take(session.actor);
    return waitAtDoor(services.room, services.rooms, session, input, (room) =>
      services.limits.tries.take({ actor: session.actor, address, room }),
    );
  });
