import { readCollection } from "@/server/domain/collection/read-collection";
import { openProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";
import { ById } from "./input";

export const get = openProcedure
  .input(ById)
  .query(async ({ ctx, input }) => readCollection(ctx.services.room, input.id, await viewersActors(ctx)));
