import { readCredits } from "@/server/domain/work/credit/read-credits";
import { evenBarredProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";

export const credits = evenBarredProcedure("data").query(async ({ ctx }) =>
  readCredits(ctx.services.data, await viewersActors(ctx)),
);
