import { z } from "zod";

import { subjectOf } from "@/core/moderation/subjects";
import { addComment, COMMENT_LENGTH } from "@/server/domain/work/social/comments";
import { signedInProcedure } from "../trpc";
import { ByWork } from "./input";

const Text = z
  .string()
  .min(1)
  .max(COMMENT_LENGTH * 2);

export const comment = signedInProcedure("data", "limits", "moderation")
  .input(ByWork.extend({ text: Text }))
  .mutation(async ({ ctx: { services, session }, input }) => {
    await services.limits.remarks.take(session);
    const comment = await addComment(services.data, session.actor, input.id, input.text);
    services.moderation.screenText(subjectOf("comment", comment.id), comment.text);
    return comment;
  });
