import { readQuestions } from "@/server/domain/work/consent/read-questions";
import { signedInProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";

/** Works that are published only once one has answered. */
export const questions = signedInProcedure("data", "work").query(async ({ ctx }) =>
  readQuestions(ctx.services.work, await viewersActors(ctx)),
);
