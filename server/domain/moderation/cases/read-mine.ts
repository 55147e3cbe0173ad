import type { ActorId } from "@/core/kernel/ids/ids";
import { APPEAL_MS, canAppeal, restrictsSomething, wasRight } from "@/core/moderation/case";
import type { RuleId } from "@/core/moderation/rules";
import type { Subject } from "@/core/moderation/subjects";
import { partsOfSubject } from "@/core/moderation/subjects";
import type { HasDatabase } from "@/prisma/client";
import { myView } from "./read-case";
import { readCases } from "./read-events";
import { readSubject } from "./read-subject";
import { asModerationCase } from "./row";

const PAGE = 100;

/** A person's reports, each with its outcome. */
export async function readMyReports({ database: { db } }: HasDatabase, actors: readonly ActorId[]) {
  const rows = await db.moderationEvent.findMany({
    where: { actor: { in: [...actors] }, kind: "report" },
    orderBy: { at: "desc" },
    take: PAGE,
  });
  const cases = await readCases(
    db,
    rows.map((row) => row.case),
  );
  return Promise.all(
    rows.map(async (row) => {
      const found = cases.get(row.case);
      const subject = await readSubject(db, row.subject as Subject);
      const { rule, text } = JSON.parse(row.data) as { rule: RuleId; text: string };
      const decided = (found?.decisions.length ?? 0) > 0;
      const overturned = found?.appeal?.outcome === "overturned";
      const outcome =
        !found || !decided ? "waiting" : overturned ? "overturned" : wasRight(found) ? "acted" : "nothing";
      return {
        id: row.id,
        kind: partsOfSubject(row.subject as Subject).kind,
        // A subject that is not shown has no link: its address answers 410.
        title: subject?.title ?? "No longer there",
        rule,
        text,
        at: row.at.getTime(),
        outcome: outcome as "waiting" | "acted" | "nothing" | "overturned",
      };
    }),
  );
}

/** Decisions that concern a person, with what they can still do about each. */
export async function readMyDecisions(
  { database: { db } }: HasDatabase,
  actors: readonly ActorId[],
  now: number,
) {
  const mineToo = await db.caseConcern.findMany({
    where: { actor: { in: [...actors] } },
    select: { case: true },
  });
  const rows = asModerationCase(
    await db.moderationCase.findMany({
      where: { OR: [{ concerns: { in: [...actors] } }, { id: { in: mineToo.map((row) => row.case) } }] },
      orderBy: { updatedAt: "desc" },
      take: PAGE,
    }),
  );
  const cases = await readCases(
    db,
    rows.map((row) => row.id),
  );
  const mine = [];
  for (const row of rows) {
    const found = cases.get(row.id);
    // People are not told of reports about them that led to nothing.
    if (!found || (!found.held && !found.decisions.some(({ decision }) => restrictsSomething(decision))))
      continue;
    mine.push({
      ...(await myView(db, actors, row, found)),
      canAppeal: canAppeal(found, actors, now),
      appealUntil: found.decision ? found.decision.at + APPEAL_MS : null,
    });
  }
  return mine;
}
