import { act } from "@/server/domain/moderation/act";
import { readMyDecisions, readMyReports } from "@/server/domain/moderation/read-mine";
import { report as takeReport } from "@/server/domain/moderation/report";
import { evenBarredProcedure, signedInProcedure } from "../trpc";
import { actorsOfSession, askingOf } from "./asking";
import { AppealInput, ReportInput } from "./input";

/** Says that something is against the rules. */
export const report = signedInProcedure.input(ReportInput).mutation(async ({ ctx, input }) => {
  const { services, session } = ctx;
  await services.reports.take({ ...session, address: ctx.address });
  const actors = await actorsOfSession(ctx);
  const { known } = await takeReport(services.moderation, { actors, isGuest: session.isGuest }, input);
  return { known };
});

/** What I reported, and what came of it. */
export const myReports = evenBarredProcedure.query(async ({ ctx }) =>
  readMyReports(ctx.services.room, await actorsOfSession(ctx)),
);

/** Decisions that concern me, and whether I can appeal. */
export const myDecisions = evenBarredProcedure.query(async ({ ctx }) =>
  readMyDecisions(ctx.services.room, await actorsOfSession(ctx), ctx.services.moderation.now()),
);

export const appeal = evenBarredProcedure.input(AppealInput).mutation(async ({ ctx, input }) => {
  const { moderates: _, ...by } = await askingOf(ctx);
  const body = { kind: "appeal" as const, text: input.text };
  await act(
    ctx.services.moderation,
    { ...by, moderates: false },
    { case: input.case, version: input.version, body },
  );
});
