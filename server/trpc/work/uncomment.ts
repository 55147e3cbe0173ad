import { z } from "zod";

import { removeComment } from "@/server/domain/work/social/comments";
import { signedInProcedure } from "../trpc";

export const uncomment = signedInProcedure("data")
  .input(z.object({ comment: z.string().max(64) }))
  .mutation(({ ctx: { services, session }, input }) =>
    removeComment(services.data, session.actor, input.comment),
  );
