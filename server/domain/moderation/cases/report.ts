import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import { cleanParagraphs } from "@/core/kernel/names/clean-paragraphs";
import { caseOf, wasRight } from "@/core/moderation/case";
import { GUEST_WEIGHT, REPORT_LENGTH } from "@/core/moderation/limits";
import type { RuleId } from "@/core/moderation/rules";
import type { Subject } from "@/core/moderation/subjects";
import type { Db } from "@/prisma/client";
import type { CaseDeps } from "../deps";
import { append } from "./append";
import { caseFor } from "./case-row";
import { readCases, readEvents } from "./read-events";
import { requireSightOf } from "./read-subject";

const TRIES = 5;

export type Reporting = { subject: Subject; rule: RuleId; text: string };

/**
 * Takes a report. Reports on one subject are one case, however many there are; a second one by the same person is told that
 * the first is being looked at. Nothing is hidden by it.
 * @param actors all that are this person, the one they act as first
 */
export async function report(
  deps: CaseDeps,
  { actors, isGuest }: { actors: readonly [ActorId, ...ActorId[]]; isGuest: boolean },
  { subject, rule, text }: Reporting,
): Promise<{ case: string; known: boolean }> {
  const { db } = deps.database;
  const [actor] = actors;
  const found = await requireSightOf(deps.database, subject, actor);
  if (found.concerns && actors.includes(found.concerns))
    throw new AppError("forbidden", "their own", "This is yours. You can take it down yourself.");
  const words = cleanParagraphs(text, REPORT_LENGTH);
  const weight = (await trustIn(db, actors)) * (isGuest ? GUEST_WEIGHT : 1);
  for (let tries = 1; ; tries++) {
    try {
      return await db.$transaction(async (tx) => {
        const row = await caseFor(tx, subject, found.concerns);
        const before = caseOf(await readEvents(tx, row.id));
        if (before.reports.some((r) => actors.some((actor) => actor === r.reporter)))
          return { case: row.id, known: true };
        await append(tx, deps, row, { actor, body: { kind: "report", rule, text: words, weight } }, before);
        return { case: row.id, known: false };
      });
    } catch (error) {
      // Somebody else's report came in between: this one goes after it.
      if (!(error instanceof AppError && error.code === "conflict") || tries === TRIES) throw error;
    }
  }
}

/** How far a person's reports are believed, 0..1: the share of those decided that turned out right, as if one of two had before. */
async function trustIn(db: Db, actors: readonly ActorId[]): Promise<number> {
  const rows = await db.moderationEvent.findMany({
    where: { actor: { in: [...actors] }, kind: "report" },
    select: { case: true },
    orderBy: { at: "desc" },
    take: 50,
  });
  const cases = [...(await readCases(db, [...new Set(rows.map((row) => row.case))])).values()];
  const decided = cases.filter((c) => c.decisions.length > 0);
  return (decided.filter(wasRight).length + 1) / (decided.length + 2);
}
