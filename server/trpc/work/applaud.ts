import { z } from "zod";

import { applaud as clap } from "@/server/domain/work/social/applaud";
import { signedInProcedure } from "../trpc";
import { ByWork } from "./input";

export const applaud = signedInProcedure("data")
  .input(ByWork.extend({ on: z.boolean() }))
  .mutation(({ ctx: { services, session }, input }) =>
    clap(services.data, session.actor, input.id, input.on),
  );
