import { listMyRooms } from "@/server/domain/room/queries/list-rooms";
import { signedInProcedure } from "../trpc";

export const mine = signedInProcedure("room", "rooms").query(async ({ ctx: { services, session } }) => ({
  rooms: await listMyRooms(services.room, services.rooms, session.actor),
}));
