import { z } from "zod";

import { KEY_DAYS, KEY_NAME_LENGTH, SCOPE_IDS } from "@/core/api/scopes";
import { createKey } from "@/server/domain/key/create-key";
import { signedInProcedure } from "../trpc";

const Input = z.object({
  name: z.string().max(KEY_NAME_LENGTH * 4),
  scopes: z.array(z.enum(SCOPE_IDS)).max(SCOPE_IDS.length),
  days: z.union(KEY_DAYS.map((days) => z.literal(days))),
});

export const create = signedInProcedure("data")
  .input(Input)
  .mutation(({ ctx: { services, session }, input }) => createKey(services.data, session, input));
