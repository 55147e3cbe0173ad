import { z } from "zod";

import { RoomId } from "@/core/kernel/ids/ids";
import { listExports } from "@/server/domain/export/list-exports";
import { signedInProcedure } from "../trpc";

export const list = signedInProcedure("work")
  .input(z.object({ room: RoomId }))
  .query(({ ctx: { services, session }, input }) => listExports(services.work, session.actor, input.room));
