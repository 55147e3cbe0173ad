import { z } from "zod";
import { WorkId } from "@/core/kernel/ids/ids";

import { COLLECTION_LIMITS } from "@/core/work/collection/collection";
import { arrangeWorks } from "@/server/domain/collection/hang-work";
import { signedInProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";
import { ById } from "./input";

export const arrange = signedInProcedure("data")
  .input(ById.extend({ order: z.array(WorkId).max(COLLECTION_LIMITS.works) }))
  .mutation(async ({ ctx, input: { id, order } }) =>
    arrangeWorks(ctx.services.data, { actors: await viewersActors(ctx), id }, order),
  );
