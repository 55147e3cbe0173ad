import { markRead as markAllRead } from "@/server/domain/notification/read-notifications";
import { evenBarredProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";

export const markRead = evenBarredProcedure.mutation(async ({ ctx }) =>
  markAllRead(ctx.services.room, await viewersActors(ctx)),
);
