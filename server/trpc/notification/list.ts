import { readNotifications } from "@/server/domain/notification/read-notifications";
import { evenBarredProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";

export const list = evenBarredProcedure("data").query(async ({ ctx }) =>
  readNotifications(ctx.services.data, await viewersActors(ctx)),
);
