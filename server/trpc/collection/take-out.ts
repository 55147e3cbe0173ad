import { takeWorkOut } from "@/server/domain/collection/hang-work";
import { signedInProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";
import { ByWork } from "./input";

export const takeOut = signedInProcedure("data")
  .input(ByWork)
  .mutation(async ({ ctx, input: { id, work } }) =>
    takeWorkOut(ctx.services.data, { actors: await viewersActors(ctx), id }, work),
  );
