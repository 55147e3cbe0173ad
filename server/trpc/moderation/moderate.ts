import { act as actInCase } from "@/server/domain/moderation/act";
import { decideInBulk, undoBulk as takeBack } from "@/server/domain/moderation/bulk";
import { decideOn as decideAtOnce, openCase } from "@/server/domain/moderation/decide-on";
import { readCaseFor } from "@/server/domain/moderation/read-case-for";
import { countWaiting, readQueue } from "@/server/domain/moderation/read-queue";
import { moderatorProcedure } from "../trpc";
import { actorsOfSession, askingOf } from "./asking";
import { ActInput, BulkInput, ByCase, DecideOnInput, OpenInput, QueueInput, UndoBulkInput } from "./input";

export const queue = moderatorProcedure
  .input(QueueInput)
  .query(async ({ ctx, input }) => readQueue(ctx.services.room, await actorsOfSession(ctx), input));

export const waiting = moderatorProcedure.query(({ ctx }) => countWaiting(ctx.services.room));

export const get = moderatorProcedure
  .input(ByCase)
  .query(async ({ ctx, input }) => readCaseFor(ctx.services.room, await actorsOfSession(ctx), input.case));

/** Does something in a case, against the version that was looked at. */
export const act = moderatorProcedure.input(ActInput).mutation(async ({ ctx, input: { body, ...at } }) => {
  const full = body.kind === "decide" || body.kind === "undo" ? { ...body, bulk: null } : body;
  await actInCase(ctx.services.moderation, await askingOf(ctx), { ...at, body: full });
});

/** Opens a case about something a moderator came upon. */
export const open = moderatorProcedure
  .input(OpenInput)
  .mutation(async ({ ctx, input }) =>
    openCase(ctx.services.moderation, await askingOf(ctx), input.subject, input.note),
  );

/** Opens a case and decides it at once. */
export const decideOn = moderatorProcedure.input(DecideOnInput).mutation(async ({ ctx, input }) => ({
  case: await decideAtOnce(ctx.services.moderation, await askingOf(ctx), input.subject, input.decision),
}));

export const bulk = moderatorProcedure
  .input(BulkInput)
  .mutation(async ({ ctx, input }) =>
    decideInBulk(ctx.services.moderation, await askingOf(ctx), input.cases, input.decision),
  );

export const undoBulk = moderatorProcedure
  .input(UndoBulkInput)
  .mutation(async ({ ctx, input }) => takeBack(ctx.services.moderation, await askingOf(ctx), input.bulk));
