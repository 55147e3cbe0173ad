import { listOwnRooms } from "@/server/domain/room/queries/list-own-rooms";
import { evenBarredProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";

export const rooms = evenBarredProcedure.query(async ({ ctx }) =>
  listOwnRooms(ctx.services.room, await viewersActors(ctx)),
);
