import { z } from "zod";
import { WorkId } from "@/core/kernel/ids/ids";

import { liftBlocked } from "@/server/domain/lists/fingerprints";
import { adminProcedure } from "../../trpc";

export const lift = adminProcedure("data")
  .input(z.object({ work: WorkId }))
  .mutation(({ ctx: { services, session }, input }) =>
    liftBlocked(services.data, session.actor, input.work, Date.now()),
  );
