import {
  countUnread,
  markRead,
  readCredits,
  readNotifications,
} from "@/server/domain/notification/read-notifications";
import { router, signedInProcedure } from "../trpc";
import { viewersActors } from "../work/read";

const db = (ctx: Parameters<typeof viewersActors>[0]) => ctx.services.room.database.db;

export const notificationRouter = router({
  list: signedInProcedure.query(async ({ ctx }) => readNotifications(db(ctx), await viewersActors(ctx))),
  unread: signedInProcedure.query(async ({ ctx }) => countUnread(db(ctx), await viewersActors(ctx))),
  markRead: signedInProcedure.mutation(async ({ ctx }) => markRead(db(ctx), await viewersActors(ctx))),
  credits: signedInProcedure.query(async ({ ctx }) => readCredits(db(ctx), await viewersActors(ctx))),
});
