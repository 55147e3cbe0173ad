import { z } from "zod";
import { KEY_DAYS, KEY_NAME_LENGTH, SCOPE_IDS } from "@/core/api/scopes";
import { createKey } from "@/server/domain/key/create-key";
import { listKeys, revokeKey } from "@/server/domain/key/list-keys";
import { router, signedInProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";

const list = signedInProcedure.query(async ({ ctx }) =>
  listKeys(ctx.services.room, await viewersActors(ctx)),
);

const create = signedInProcedure
  .input(
    z.object({
      name: z.string().max(KEY_NAME_LENGTH * 4),
      scopes: z.array(z.enum(SCOPE_IDS)).max(SCOPE_IDS.length),
      days: z.union(KEY_DAYS.map((days) => z.literal(days))),
    }),
  )
  .mutation(({ ctx: { services, session }, input }) => createKey(services.room, session, input));

const revoke = signedInProcedure
  .input(z.object({ id: z.string().max(64) }))
  .mutation(async ({ ctx, input }) => revokeKey(ctx.services.room, await viewersActors(ctx), input.id));

export const keyRouter = router({ list, create, revoke });
