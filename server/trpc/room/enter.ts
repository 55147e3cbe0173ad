import { z } from "zod";
import { enterRoom } from "@/server/domain/room/enter-room";
import { signedInProcedure } from "../trpc";
import { Slug } from "./input";

const Input = z.object({
  slug: Slug,
  password: z.string().max(128).optional(),
  invite: z.string().max(100).optional(),
});

export const enter = signedInProcedure
  .input(Input)
  .mutation(async ({ ctx: { services, session }, input }) => {
    // Guessing passwords is slow: ten tries a minute and person.
    if (input.password) await services.guesses.take(session.actor);
    return enterRoom(services.room, services.rooms, session.actor, input);
  });
