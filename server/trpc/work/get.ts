import { readWork } from "@/server/domain/work/read-work";
import { openProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";
import { ByWork } from "./input";

export const get = openProcedure("data", "work")
  .input(ByWork)
  .query(async ({ ctx, input }) => readWork(ctx.services.work, input.id, await viewersActors(ctx)));
