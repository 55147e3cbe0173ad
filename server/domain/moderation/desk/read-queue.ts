import type { ActorId } from "@/core/kernel/ids/ids";
import type { CaseState } from "@/core/moderation/case";
import type { RuleId } from "@/core/moderation/rules";
import type { Subject, SubjectKind } from "@/core/moderation/subjects";
import type { HasDatabase } from "@/prisma/client";
import { peopleOf } from "@/server/domain/identity/actors";
import { readCases } from "../cases/read-events";
import { readSubject } from "../cases/read-subject";
import { asModerationCase } from "../cases/row";

export type QueueQuery = {
  state?: CaseState | "all" | undefined;
  kind?: SubjectKind | undefined;
  rule?: RuleId | undefined;
  /** Those that the asking moderator has claimed, or that nobody has. */
  claim?: "mine" | "nobody" | undefined;
  sort?: "priority" | "oldest" | "newest" | undefined;
  page?: number | undefined;
};
export const QUEUE_PAGE = 30;
/** Filtering by rule looks at this many cases. */
const STYLE_INPUT = 500;

/** A page of the queue, most urgent first. */
export async function readQueue(
  { database: { db } }: HasDatabase,
  moderator: readonly ActorId[],
  query: QueueQuery,
) {
  const page = query.page ?? 1;
  const orderBy = {
    priority: [{ priority: "desc" as const }, { openedAt: "asc" as const }],
    oldest: [{ openedAt: "asc" as const }],
    newest: [{ openedAt: "desc" as const }],
  }[query.sort ?? "priority"];
  const state = query.state ?? "open";
  const where = {
    ...(state === "all" ? {} : state === "open" ? { state: { in: ["open", "appealed"] } } : { state }),
    ...(query.kind ? { kind: query.kind } : {}),
    ...(query.claim === "mine" ? { claimedBy: { in: [...moderator] } } : {}),
    ...(query.claim === "nobody" ? { claimedBy: null } : {}),
  };
  const narrow = query.rule !== undefined;
  const paging: { skip?: number; take: number } = narrow
    ? { take: STYLE_INPUT }
    : { skip: (page - 1) * QUEUE_PAGE, take: QUEUE_PAGE };
  const rows = asModerationCase(
    await db.moderationCase.findMany({
      where,
      orderBy,
      ...paging,
    }),
  );
  const folded = await readCases(
    db,
    rows.map((row) => row.id),
  );
  const matching = narrow
    ? rows.filter((row) => folded.get(row.id)?.reports.some((r) => r.rule === query.rule))
    : rows;
  const total = narrow ? matching.length : await db.moderationCase.count({ where });
  const first = (page - 1) * QUEUE_PAGE;
  const shown = narrow ? matching.slice(first, first + QUEUE_PAGE) : matching.slice(0, QUEUE_PAGE);
  const people = await peopleOf(
    db,
    shown.flatMap((row) => [row.concerns, row.claimedBy].filter((id): id is ActorId => id !== null)),
  );
  const nameOf = (id: ActorId | null) => (id ? (people.get(id)?.name ?? "") : null);
  const cases = await Promise.all(
    shown.map(async (row) => {
      const found = folded.get(row.id);
      const subject = await readSubject(db, row.subject as Subject);
      return {
        id: row.id,
        version: row.version,
        state: row.state as CaseState,
        kind: row.kind as SubjectKind,
        title: subject?.title ?? "No longer there",
        work: subject?.work ?? null,
        concerns: row.concerns,
        concernsName: nameOf(row.concerns),
        /** About the moderator who asks: somebody else decides. */
        own: moderator.some((actor) => actor === row.concerns || found?.concerned.includes(actor)),
        mine: moderator.some((actor) => actor === row.claimedBy),
        priority: row.priority,
        reports: row.reports,
        rules: [...new Set(found?.reports.map((r) => r.rule))],
        flags: found?.flags.map((f) => f.found) ?? [],
        held: found?.held ?? false,
        escalated: found?.escalated ?? false,
        claimedBy: row.claimedBy,
        claimedByName: nameOf(row.claimedBy),
        openedAt: row.openedAt.getTime(),
        bulk: found?.decision?.bulk ?? null,
        /** What was done in a live room, where the case is about that. */
        done: found?.decisions.at(-1)?.decision.live ? (found.decisions.at(-1)?.decision ?? null) : null,
      };
    }),
  );
  return { cases, page, total, more: total > first + shown.length };
}

/** The number of waiting cases, for the badge beside the link. */
export const countWaiting = ({ database: { db } }: HasDatabase): Promise<number> =>
  db.moderationCase.count({ where: { state: { in: ["open", "appealed"] } } });
