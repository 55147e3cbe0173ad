import { randomUUID } from "node:crypto";
import { AppError } from "@/core/kernel/errors";
import { caseOf } from "@/core/moderation/case";
import type { Asking } from "@/core/moderation/decide-act";
import type { Decision } from "@/core/moderation/events";
import { containing } from "@/prisma/like";
import { barredWords, readStanding } from "@/server/domain/identity/standing";
import { wholePerson } from "@/server/domain/identity/whole-person";
import { act } from "../cases/act";
import { readEvents } from "../cases/read-events";
import type { ModerationDeps } from "../deps";

export const BULK_MOST = 100;

export type BulkOutcome = { bulk: string; done: string[]; refused: { case: string; words: string }[] };

/** One decision on many cases, each by itself: what has changed since it was looked at stays as it is, and is named. */
export async function decideInBulk(
  deps: ModerationDeps,
  by: Asking,
  cases: readonly { case: string; version: number }[],
  decision: Decision,
): Promise<BulkOutcome> {
  const bulk = randomUUID();
  return eachOf(deps, by, cases, bulk, (c) =>
    act(deps, by, { ...c, body: { kind: "decide", decision, bulk } }),
  );
}

/** Takes back what a bulk decision did, wherever it still stands. */
export async function undoBulk(deps: ModerationDeps, by: Asking, bulk: string): Promise<BulkOutcome> {
  const { db } = deps.database;
  const rows = await db.moderationEvent.findMany({
    where: { kind: "decide", data: containing(JSON.stringify(bulk)) },
    select: { case: true },
    take: BULK_MOST,
  });
  if (rows.length === 0) throw new AppError("not_found");
  const cases = [];
  for (const row of rows) {
    const found = caseOf(await readEvents(db, row.case));
    if (found.decision?.bulk === bulk) cases.push({ case: row.case, version: found.version });
  }
  return eachOf(deps, by, cases, bulk, (c) => act(deps, by, { ...c, body: { kind: "undo", bulk } }));
}

async function eachOf<C extends { case: string }>(
  deps: Pick<ModerationDeps, "database" | "now">,
  by: Asking,
  cases: readonly C[],
  bulk: string,
  act: (one: C) => Promise<unknown>,
): Promise<BulkOutcome> {
  const outcome: BulkOutcome = { bulk, done: [], refused: [] };
  for (const one of cases) {
    try {
      await requireStillModerates(deps, by);
      await act(one);
      outcome.done.push(one.case);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      outcome.refused.push({ case: one.case, words: error.displayable });
    }
  }
  return outcome;
}

/** A hundred cases take a while, in which who decides them may have lost the role: then the rest stays as it is. */
async function requireStillModerates(
  { database: { db }, now }: Pick<ModerationDeps, "database" | "now">,
  by: Asking,
): Promise<void> {
  const { role } = await wholePerson(db, by.actor);
  if (role === "user" || barredWords(await readStanding(db, by.actor), now()))
    throw new AppError("not_found", "moderates no more");
}
