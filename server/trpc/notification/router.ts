import { z } from "zod";
import { NOTICE_KIND_IDS } from "@/core/notification/kinds";
import { muteNotices, readMuted } from "@/server/domain/notification/mute-notices";
import {
  countUnread,
  markRead,
  readCredits,
  readNotifications,
} from "@/server/domain/notification/read-notifications";
import { evenBarredProcedure, router } from "../trpc";
import { viewersActors } from "../work/read";

const db = (ctx: Parameters<typeof viewersActors>[0]) => ctx.services.room.database.db;

export const notificationRouter = router({
  list: evenBarredProcedure.query(async ({ ctx }) => readNotifications(db(ctx), await viewersActors(ctx))),
  unread: evenBarredProcedure.query(async ({ ctx }) => countUnread(db(ctx), await viewersActors(ctx))),
  markRead: evenBarredProcedure.mutation(async ({ ctx }) => markRead(db(ctx), await viewersActors(ctx))),
  muted: evenBarredProcedure.query(async ({ ctx }) => readMuted(db(ctx), await viewersActors(ctx))),
  mute: evenBarredProcedure
    .input(z.object({ kind: z.enum(NOTICE_KIND_IDS), muted: z.boolean() }))
    .mutation(async ({ ctx, input }) =>
      muteNotices(db(ctx), await viewersActors(ctx), input.kind, input.muted),
    ),
  credits: evenBarredProcedure.query(async ({ ctx }) => readCredits(db(ctx), await viewersActors(ctx))),
});
