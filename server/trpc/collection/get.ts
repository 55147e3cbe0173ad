import { readCollection } from "@/server/domain/collection/read-collection";
import { openProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";
import { ById } from "./input";

export const get = openProcedure("data")
  .input(ById)
  .query(async ({ ctx, input }) => readCollection(ctx.services.data, input.id, await viewersActors(ctx)));
