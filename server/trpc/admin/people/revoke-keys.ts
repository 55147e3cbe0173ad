import { z } from "zod";

import { revokeKeysOf } from "@/server/domain/key/end-keys";
import { adminProcedure } from "../../trpc";
import { ByUser } from "./input";

/** Ends one of someone's keys, or all. */
export const revokeKeys = adminProcedure("data")
  .input(ByUser.extend({ key: z.string().min(1).max(64).optional() }))
  .mutation(({ ctx: { services, session }, input }) =>
    revokeKeysOf(services.data, session.actor, input, Date.now()),
  );
