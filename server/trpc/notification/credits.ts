import { readCredits } from "@/server/domain/work/credit/read-credits";
import { evenBarredProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";

export const credits = evenBarredProcedure.query(async ({ ctx }) =>
  readCredits(ctx.services.room, await viewersActors(ctx)),
);
