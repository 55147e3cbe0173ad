import { noteWallVisit, readWall } from "@/server/domain/moderation/live/read-wall";
import { moderatorProcedure } from "../../trpc";

/** Rooms with people in them now. */
export const wall = moderatorProcedure.query(async ({ ctx: { services, session } }) => {
  await noteWallVisit(services.room, session.actor, services.room.now());
  return readWall(services.room, services.rooms);
});
