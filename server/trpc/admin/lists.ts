import { z } from "zod";
import { WorkId } from "@/core/work/record";
import { liftBlocked, listBlocked } from "@/server/domain/lists/fingerprints";
import { listWords, putWord, removeWord } from "@/server/domain/lists/words";
import { adminProcedure, router } from "../trpc";

const Word = z.string().min(1).max(80);

export const wordsRouter = router({
  list: adminProcedure.query(({ ctx }) => listWords(ctx.services.room)),
  put: adminProcedure
    .input(z.object({ word: Word, list: z.enum(["flag", "allow"]) }))
    .mutation(({ ctx: { services, session }, input }) =>
      putWord(services.room, session.actor, input.word, input.list),
    ),
  remove: adminProcedure
    .input(z.object({ word: Word }))
    .mutation(({ ctx: { services, session }, input }) =>
      removeWord(services.room, session.actor, input.word),
    ),
});

export const fingerprintsRouter = router({
  list: adminProcedure.query(({ ctx }) => listBlocked(ctx.services.room)),
  lift: adminProcedure
    .input(z.object({ work: WorkId }))
    .mutation(({ ctx: { services, session }, input }) =>
      liftBlocked(services.room, session.actor, input.work, Date.now()),
    ),
});
