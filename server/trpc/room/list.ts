import { z } from "zod";

import { RoomId } from "@/core/kernel/ids/ids";
import { listPublicRooms } from "@/server/domain/room/queries/list-rooms";
import { openProcedure } from "../trpc";

export const list = openProcedure("room", "rooms")
  .input(z.object({ cursor: z.nullish(RoomId) }).optional())
  .query(({ ctx: { services }, input }) =>
    listPublicRooms(services.room, services.rooms, input?.cursor ?? undefined),
  );
