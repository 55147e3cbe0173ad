import { deleteRoom } from "@/server/domain/room/delete-room";
import { signedInProcedure } from "../trpc";
import { ById } from "./input";

export const remove = signedInProcedure("room", "rooms")
  .input(ById)
  .mutation(({ ctx: { services, session }, input }) =>
    deleteRoom(services.room, services.rooms, session.actor, input.id),
  );
