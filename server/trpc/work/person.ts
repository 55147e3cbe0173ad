import { z } from "zod";

import { ActorId } from "@/core/kernel/ids/ids";
import { readPerson } from "@/server/domain/profile/read-person";
import { openProcedure } from "../trpc";

export const person = openProcedure("data")
  .input(z.object({ actor: ActorId }))
  .query(({ ctx, input }) => readPerson(ctx.services.data, input.actor));
