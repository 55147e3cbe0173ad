import { z } from "zod";

import { RoomId } from "@/core/kernel/ids/ids";
import { listRenewable } from "@/server/domain/work/versions/renew-work";
import { signedInProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";

/** Works of a room that could have a new version. */
export const renewable = signedInProcedure("data")
  .input(z.object({ room: RoomId }))
  .query(async ({ ctx, input }) => listRenewable(ctx.services.data, await viewersActors(ctx), input.room));
