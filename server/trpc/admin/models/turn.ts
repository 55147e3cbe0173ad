import { z } from "zod";

import { ModelId } from "@/core/kernel/ids/ids";
import { turnModel } from "@/server/domain/settings/turn-model";
import { adminProcedure } from "../../trpc";

export const turn = adminProcedure("data")
  .input(z.object({ id: ModelId, on: z.boolean() }))
  .mutation(({ ctx: { services, session }, input }) => turnModel(services.data, session.actor, input));
