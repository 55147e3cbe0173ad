import { listOwnRooms } from "@/server/domain/room/queries/list-own-rooms";
import { evenBarredProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";

export const rooms = evenBarredProcedure("data").query(async ({ ctx }) =>
  listOwnRooms(ctx.services.data, await viewersActors(ctx)),
);
