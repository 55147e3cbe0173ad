import { z } from "zod";

import { ActorId } from "@/core/kernel/ids/ids";
import { listCollections } from "@/server/domain/collection/list-collections";
import { openProcedure } from "../trpc";
import { Kind } from "./input";

const Input = z.object({
  kind: Kind.optional(),
  owner: z.optional(ActorId),
  page: z.int().min(1).max(10_000).default(1),
});

export const list = openProcedure("data")
  .input(Input)
  .query(({ ctx, input }) => listCollections(ctx.services.data, input));
