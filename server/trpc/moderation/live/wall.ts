import { noteWallVisit, readWall } from "@/server/domain/moderation/live/read-wall";
import { moderatorProcedure } from "../../trpc";

/** Rooms with people in them now. */
export const wall = moderatorProcedure("data", "rooms").query(async ({ ctx: { services, session } }) => {
  await noteWallVisit(services.data, session.actor, services.data.now());
  return readWall(services.data, services.rooms);
});
