import { z } from "zod";

import { removeWord } from "@/server/domain/lists/words";
import { adminProcedure } from "../../trpc";
import { Word } from "./input";

export const remove = adminProcedure("data")
  .input(z.object({ word: Word }))
  .mutation(({ ctx: { services, session }, input }) => removeWord(services.data, session.actor, input.word));
