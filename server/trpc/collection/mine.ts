import { z } from "zod";
import { WorkId } from "@/core/kernel/ids/ids";

import { listMyCollections } from "@/server/domain/collection/list-collections";
import { signedInProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";

export const mine = signedInProcedure("data")
  .input(z.object({ work: z.optional(WorkId) }).default({}))
  .query(async ({ ctx, input }) =>
    listMyCollections(ctx.services.data, await viewersActors(ctx), input.work),
  );
