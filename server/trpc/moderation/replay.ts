import { z } from "zod";
import { inLanguage } from "@/core/kernel/said/in-language";
import { replayRoom } from "@/server/domain/moderation/live/replay-room";
import { moderatorProcedure } from "../trpc";
import { ByCase } from "./input";

/** The history of the room that a case is about. */
export const replay = moderatorProcedure("data")
  .input(ByCase.extend({ before: z.int().min(0).optional() }))
  .query(async ({ ctx, input }) => {
    const replayed = await replayRoom(ctx.services.data, ctx.session.actor, input.case, input.before);
    const log = replayed.log.map((line) => ({
      ...line,
      words: inLanguage(line.words, ctx.language ?? "en"),
    }));
    return { ...replayed, log };
  });
