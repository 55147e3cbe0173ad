import { z } from "zod";

import { revokeInvite } from "@/server/domain/room/entry/invites";
import { signedInProcedure } from "../../trpc";

export const revoke = signedInProcedure("room")
  .input(z.object({ id: z.string().max(64) }))
  .mutation(({ ctx: { services, session }, input }) => revokeInvite(services.room, session.actor, input.id));
