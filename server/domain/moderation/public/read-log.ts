import { caseOf, liveStateOf } from "@/core/moderation/case";
import type { ModerationEvent } from "@/core/moderation/events";
import type { RuleId } from "@/core/moderation/rules";
import type { Subject, SubjectKind } from "@/core/moderation/subjects";
import { partsOfSubject } from "@/core/moderation/subjects";
import type { Db, HasDatabase } from "@/prisma/client";
import { eventOf } from "../cases/read-events";

/** What the public log tells of; reports, notes and claims are not among it. */
const OPEN_KINDS = ["decide", "restore", "undo", "appeal", "answer-appeal"];
export const LOG_PAGE = 50;

export type LogEntry = {
  /** A case by a number of its own, that says nothing of what it is about. */
  case: string;
  at: number;
  kind: SubjectKind;
  /** What was done, in English: {@link deeds} in words. */
  what: string;
  deeds: Deed[];
  rule: RuleId | null;
  until: number | null;
};

/**
 * The public log, newest first: what was done to what kind of thing, under which rule. Names, titles, texts, pictures and who
 * decided are left out: the log is about us, not about those we decided on.
 */
export async function readLog(
  { database: { db } }: HasDatabase,
  page = 1,
): Promise<{ entries: LogEntry[]; page: number; more: boolean }> {
  const rows = await db.moderationEvent.findMany({
    where: { kind: { in: OPEN_KINDS } },
    orderBy: [{ at: "desc" }, { id: "asc" }],
    skip: (page - 1) * LOG_PAGE,
    take: LOG_PAGE + 1,
  });
  const numbers = await numbersOf(
    db,
    rows.map((row) => row.case),
  );
  return {
    page,
    more: rows.length > LOG_PAGE,
    entries: rows.slice(0, LOG_PAGE).map((row) => {
      const event = eventOf(row);
      const decision = event.kind === "decide" ? event.decision : null;
      return {
        case: numbers.get(row.case) ?? "",
        at: row.at.getTime(),
        kind: partsOfSubject(row.subject as Subject).kind,
        what: whatOf(event),
        deeds: deedsOf(event),
        rule: decision?.rule ?? null,
        until: decision?.until ?? null,
      };
    }),
  };
}

/** Cases counted in the order they were opened. */
async function numbersOf(db: Db, cases: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.moderationCase.findMany({
    where: { id: { in: [...cases] } },
    select: { id: true, openedAt: true },
  });
  const numbers = await Promise.all(
    rows.map(async ({ id, openedAt }): Promise<[string, string]> => {
      const before = await db.moderationCase.count({
        where: { OR: [{ openedAt: { lt: openedAt } }, { openedAt, id: { lt: id } }] },
      });
      return [id, String(before + 1)];
    }),
  );
  return new Map(numbers);
}

/** What can be done, in words that name nobody. */
const DEEDS = {
  roomFrozen: "room frozen",
  personRemoved: "person removed from a room",
  partSetBack: "a member’s part set back",
  labelled: "labelled",
  hidden: "hidden",
  removed: "removed",
  personWarned: "person warned",
  personMuted: "person muted",
  personSuspended: "person suspended",
  personBanned: "person banned",
  nothingAgainstRules: "nothing against the rules",
  restored: "restored",
  takenBack: "decision taken back as a slip",
  appealed: "appealed",
  stands: "appeal heard, decision stands",
  overturned: "appeal heard, decision overturned",
} as const;
export type Deed = keyof typeof DEEDS;

const LIVE = { freeze: "roomFrozen", kick: "personRemoved", revert: "partSetBack" } as const;
const CONTENT = { none: null, label: "labelled", hide: "hidden", remove: "removed" } as const;
const PERSON = {
  none: null,
  warn: "personWarned",
  mute: "personMuted",
  suspend: "personSuspended",
  ban: "personBanned",
} as const;

export const whatOf = (event: ModerationEvent): string =>
  deedsOf(event)
    .map((deed) => DEEDS[deed])
    .join(", ");

function deedsOf(event: ModerationEvent): Deed[] {
  switch (event.kind) {
    case "decide": {
      const { content, person, live } = event.decision;
      if (live) return [LIVE[live.kind]];
      const done = [CONTENT[content], PERSON[person]].filter((deed) => deed !== null);
      return done.length > 0 ? done : ["nothingAgainstRules"];
    }
    case "restore":
      return ["restored"];
    case "undo":
      return ["takenBack"];
    case "appeal":
      return ["appealed"];
    case "answer-appeal":
      return [event.outcome === "upheld" ? "stands" : "overturned"];
    default:
      return [];
  }
}

/** Folds every case again and compares the result with its row: a restored backup is checked so. Answers the cases that differ. */
export async function recheckCases(db: Db): Promise<string[]> {
  const rows = await db.moderationCase.findMany();
  const differ: string[] = [];
  for (const row of rows) {
    const events = await db.moderationEvent.findMany({
      where: { case: row.id },
      orderBy: { version: "asc" },
    });
    const found = caseOf(events.map(eventOf));
    const same =
      found.state === row.state &&
      found.version === row.version &&
      found.reports.length === row.reports &&
      liveStateOf(found) === row.live;
    if (!same) differ.push(row.id);
  }
  return differ;
}
