import { z } from "zod";
import { enterRoom } from "@/server/domain/room/entry/enter-room";
import { signedInProcedure } from "../trpc";
import { Slug } from "./input";

const Input = z.object({
  slug: Slug,
  password: z.string().max(128).optional(),
  invite: z.string().max(100).optional(),
});

export const enter = signedInProcedure("limits", "room", "rooms")
  .input(Input)
  .mutation(({ ctx: { services, session, address }, input }) =>
    enterRoom(services.room, services.rooms, session.actor, input, (room) =>
      services.limits.tries.take({ actor: session.actor, address, room }),
    ),
  );
