import { deleteCollection } from "@/server/domain/collection/update-collection";
import { signedInProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";
import { ById } from "./input";

export const remove = signedInProcedure("data")
  .input(ById)
  .mutation(async ({ ctx, input }) =>
    deleteCollection(ctx.services.data, await viewersActors(ctx), input.id),
  );
