import { countWaiting } from "@/server/domain/moderation/read-queue";
import { moderatorProcedure } from "../trpc";

export const waiting = moderatorProcedure.query(({ ctx }) => countWaiting(ctx.services.moderation));
