import { countUnread } from "@/server/domain/notification/read-notifications";
import { evenBarredProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";

export const unread = evenBarredProcedure("data").query(async ({ ctx }) =>
  countUnread(ctx.services.data, await viewersActors(ctx)),
);
