import { hangWork } from "@/server/domain/collection/hang-work";
import { signedInProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";
import { ByWork } from "./input";

export const hang = signedInProcedure("data")
  .input(ByWork)
  .mutation(async ({ ctx, input: { id, work } }) =>
    hangWork(ctx.services.data, { actors: await viewersActors(ctx), id }, work),
  );
