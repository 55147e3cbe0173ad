import { countWaiting } from "@/server/domain/moderation/desk/read-queue";
import { moderatorProcedure } from "../trpc";

export const waiting = moderatorProcedure("moderation").query(({ ctx }) =>
  countWaiting(ctx.services.moderation),
);
