import { z } from "zod";

import { unpublishWork } from "@/server/domain/work/publish/unpublish-work";
import { signedInProcedure } from "../trpc";
import { ByWork } from "./input";

export const unpublish = signedInProcedure("work")
  .input(ByWork.extend({ reason: z.string().max(300).default("") }))
  .mutation(({ ctx: { services, session }, input }) =>
    unpublishWork(services.work, session.actor, input.id, input.reason),
  );
