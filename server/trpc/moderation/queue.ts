import { z } from "zod";

import { RuleId } from "@/core/moderation/schemas";
import { SUBJECT_KINDS } from "@/core/moderation/subjects";
import { readQueue } from "@/server/domain/moderation/desk/read-queue";
import { moderatorProcedure } from "../trpc";
import { actorsOfSession } from "./asking";
import { Page } from "./input";

const Input = z.object({
  state: z.enum(["open", "decided", "appealed", "closed", "all"]).optional(),
  kind: z.enum(SUBJECT_KINDS).optional(),
  rule: z.optional(RuleId),
  claim: z.enum(["mine", "nobody"]).optional(),
  sort: z.enum(["priority", "oldest", "newest"]).optional(),
  page: Page,
});

export const queue = moderatorProcedure("data", "moderation")
  .input(Input)
  .query(async ({ ctx, input }) => readQueue(ctx.services.moderation, await actorsOfSession(ctx), input));
