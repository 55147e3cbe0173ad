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
import { viewersActors } from "../viewers-actors";

export const notificationRouter = router({
  list: evenBarredProcedure.query(async ({ ctx }) =>
    readNotifications(ctx.services.room, await viewersActors(ctx)),
  ),
  unread: evenBarredProcedure.query(async ({ ctx }) =>
    countUnread(ctx.services.room, await viewersActors(ctx)),
  ),
  markRead: evenBarredProcedure.mutation(async ({ ctx }) =>
    markRead(ctx.services.room, await viewersActors(ctx)),
  ),
  muted: evenBarredProcedure.query(async ({ ctx }) => readMuted(ctx.services.room, await viewersActors(ctx))),
  mute: evenBarredProcedure
    .input(z.object({ kind: z.enum(NOTICE_KIND_IDS), muted: z.boolean() }))
    .mutation(async ({ ctx, input }) =>
      muteNotices(ctx.services.room, await viewersActors(ctx), input.kind, input.muted),
    ),
  credits: evenBarredProcedure.query(async ({ ctx }) =>
    readCredits(ctx.services.room, await viewersActors(ctx)),
  ),
});
