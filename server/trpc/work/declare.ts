import { z } from "zod";

import { declareSplit } from "@/server/domain/work/credit/decide-credit";
import { signedInProcedure } from "../trpc";
import { ByWork } from "./input";

export const declare = signedInProcedure("work")
  .input(ByWork.extend({ shares: z.record(z.string().max(80), z.int().min(0).max(1000)) }))
  .mutation(({ ctx: { services, session }, input }) =>
    declareSplit(services.work, session.actor, input.id, input.shares),
  );
