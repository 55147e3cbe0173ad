import { readCredits } from "@/server/domain/notification/read-notifications";
import { evenBarredProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";

export const credits = evenBarredProcedure.query(async ({ ctx }) =>
  readCredits(ctx.services.room, await viewersActors(ctx)),
);
