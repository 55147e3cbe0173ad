import { z } from "zod";
import { RoomId } from "@/core/ids/ids";
import { listMyRooms, listPublicRooms } from "@/server/domain/room/list-rooms";
import { openProcedure, signedInProcedure } from "../trpc";

export const list = openProcedure
  .input(z.object({ cursor: RoomId.nullish() }).optional())
  .query(({ ctx: { services }, input }) =>
    listPublicRooms(services.room, services.rooms, input?.cursor ?? undefined),
  );

export const mine = signedInProcedure.query(async ({ ctx: { services, session } }) => ({
  rooms: await listMyRooms(services.room, services.rooms, session.actor),
}));
