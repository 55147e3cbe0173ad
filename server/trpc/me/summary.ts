import { readSummary } from "@/server/domain/account/read-summary";
import { evenBarredProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";

/** How much of a person there is here. */
export const summary = evenBarredProcedure("data").query(async ({ ctx }) =>
  readSummary(ctx.services.data, await viewersActors(ctx)),
);
