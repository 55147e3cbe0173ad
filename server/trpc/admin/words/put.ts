import { z } from "zod";

import { putWord } from "@/server/domain/lists/words";
import { adminProcedure } from "../../trpc";
import { Word } from "./input";

export const put = adminProcedure("data")
  .input(z.object({ word: Word, list: z.enum(["flag", "allow"]) }))
  .mutation(({ ctx: { services, session }, input }) =>
    putWord(services.data, session.actor, input.word, input.list),
  );
