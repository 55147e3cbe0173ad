import { countWaiting } from "@/server/domain/moderation/desk/read-queue";
import { moderatorProcedure } from "../trpc";

export const waiting = moderatorProcedure.query(({ ctx }) => countWaiting(ctx.services.moderation));
