import { z } from "zod";

import { revokeKey } from "@/server/domain/key/list-keys";
import { signedInProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";

export const revoke = signedInProcedure("data")
  .input(z.object({ id: z.string().max(64) }))
  .mutation(async ({ ctx, input }) => revokeKey(ctx.services.data, await viewersActors(ctx), input.id));
