import { markRead as markAllRead } from "@/server/domain/notification/read-notifications";
import { evenBarredProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";

export const markRead = evenBarredProcedure("data").mutation(async ({ ctx }) =>
  markAllRead(ctx.services.data, await viewersActors(ctx)),
);
