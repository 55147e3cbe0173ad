import { caseOf, liveStateOf, restrictsSomething } from "@/core/moderation/case";
import type { ModerationEvent } from "@/core/moderation/events";
import { RULES, type RuleId } from "@/core/moderation/rules";
import { inSteps, type Step } from "@/core/moderation/series";
import type { Subject, SubjectKind } from "@/core/moderation/subjects";
import { partsOfSubject } from "@/core/moderation/subjects";
import type { Db } from "@/prisma/client";
import { eventOf } from "./read-events";

/** What the public log tells of; reports, notes and claims are not among it. */
const OPEN_KINDS = ["decide", "restore", "undo", "appeal", "answer-appeal"];
export const LOG_PAGE = 50;
const FORTNIGHT = 14 * 86_400_000;

export type LogEntry = {
  /** A case by a number of its own, that says nothing of what it is about. */
  case: string;
  at: number;
  kind: SubjectKind;
  what: string;
  rule: RuleId | null;
  until: number | null;
};

/**
 * The public log, newest first: what was done to what kind of thing, under which rule. Names, titles, texts, pictures and who
 * decided are left out: the log is about us, not about those we decided on.
 */
export async function readLog(
  db: Db,
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

function whatOf(event: ModerationEvent): string {
  switch (event.kind) {
    case "decide": {
      const { content, person, live } = event.decision;
      if (live)
        return {
          freeze: "room frozen",
          kick: "person removed from a room",
          revert: "a member’s part set back",
        }[live.kind];
      const done = [
        { none: "", label: "labelled", hide: "hidden", remove: "removed" }[content],
        {
          none: "",
          warn: "person warned",
          mute: "person muted",
          suspend: "person suspended",
          ban: "person banned",
        }[person],
      ].filter(Boolean);
      return done.length > 0 ? done.join(", ") : "nothing against the rules";
    }
    case "restore":
      return "restored";
    case "undo":
      return "decision taken back as a slip";
    case "appeal":
      return "appealed";
    case "answer-appeal":
      return event.outcome === "upheld"
        ? "appeal heard, decision stands"
        : "appeal heard, decision overturned";
    default:
      return "";
  }
}

export type Transparency = {
  from: number;
  to: number;
  /** When the first thing in it happened; null where nothing did. */
  first: number | null;
  /** Reports and decisions over time, in steps of this many days. */
  series: { days: number; steps: Step[] };
  reports: number;
  cases: number;
  automated: number;
  decisions: { label: string; count: number }[];
  rules: { id: RuleId; title: string; reports: number; acted: number }[];
  appeals: { made: number; upheld: number; overturned: number; waiting: number };
  /** Hours from the first report to the decision, the middle one; null before the first decision. */
  medianHours: number | null;
  waiting: number;
};

/** The transparency report of a span of time, counted from the events themselves. */
export async function readTransparency(db: Db, from: number, to: number): Promise<Transparency> {
  const rows = await db.moderationEvent.findMany({
    where: { at: { gte: new Date(from), lt: new Date(to) } },
    orderBy: [{ case: "asc" }, { version: "asc" }],
  });
  const events = rows.map((row) => ({ case: row.case, event: eventOf(row) }));
  const of = <K extends ModerationEvent["kind"]>(kind: K) =>
    events.flatMap(({ event }) =>
      event.kind === kind ? [event as Extract<ModerationEvent, { kind: K }>] : [],
    );
  const first = events.length > 0 ? Math.min(...events.map(({ event }) => event.at)) : null;
  const reports = of("report");
  const decisions = of("decide");
  const answers = of("answer-appeal");
  const labels = new Map<string, number>();
  for (const event of decisions) labels.set(whatOf(event), (labels.get(whatOf(event)) ?? 0) + 1);
  const hours = await hoursToDecide(db, [
    ...new Set(events.filter(({ event }) => event.kind === "decide").map((e) => e.case)),
  ]);
  return {
    from,
    to,
    first,
    series: inSteps(
      { reports: reports.map((event) => event.at), decisions: decisions.map((event) => event.at) },
      // Since the beginning is not since 1970, and not so little that one bar seems all there is.
      from > 0 ? from : Math.min(first ?? to, to - FORTNIGHT),
      to,
    ),
    reports: reports.length,
    cases: await db.moderationCase.count({ where: { openedAt: { gte: new Date(from), lt: new Date(to) } } }),
    automated: of("flag").length,
    decisions: [...labels].map(([label, count]) => ({ label, count })).sort((a, b) => b.count - a.count),
    rules: (Object.keys(RULES) as RuleId[])
      .map((id) => ({
        id,
        title: RULES[id].title,
        reports: reports.filter((r) => r.rule === id).length,
        acted: decisions.filter(({ decision: d }) => d.rule === id && restrictsSomething(d)).length,
      }))
      .filter((rule) => rule.reports + rule.acted > 0),
    appeals: {
      made: of("appeal").length,
      upheld: answers.filter((a) => a.outcome === "upheld").length,
      overturned: answers.filter((a) => a.outcome === "overturned").length,
      waiting: await db.moderationCase.count({ where: { state: "appealed" } }),
    },
    medianHours: hours[Math.floor(hours.length / 2)] ?? null,
    waiting: await db.moderationCase.count({ where: { state: "open" } }),
  };
}

async function hoursToDecide(db: Db, ids: readonly string[]): Promise<number[]> {
  const rows = await db.moderationEvent.findMany({
    where: { case: { in: [...ids] } },
    orderBy: [{ case: "asc" }, { version: "asc" }],
  });
  const first = new Map<string, number>();
  const hours: number[] = [];
  const decided = new Set<string>();
  for (const row of rows) {
    if (!first.has(row.case)) first.set(row.case, row.at.getTime());
    if (row.kind !== "decide" || decided.has(row.case)) continue;
    decided.add(row.case);
    hours.push(Math.round((row.at.getTime() - (first.get(row.case) ?? 0)) / 360_000) / 10);
  }
  return hours.sort((a, b) => a - b);
}

/** Folds every case anew and compares it with what is kept: what a restore of a backup is checked with. Answers the cases that differ. */
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
