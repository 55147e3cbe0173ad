import { readMate } from "@/server/domain/work/lineage/read-mate";
import { signedInProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";
import { ByWork } from "./input";

/** A work to mix into a picture that is being made. */
export const mate = signedInProcedure("data", "work")
  .input(ByWork)
  .query(async ({ ctx, input }) => readMate(ctx.services.work, await viewersActors(ctx), input.id));
