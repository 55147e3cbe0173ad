import { idsOf } from "@/core/kernel/ids/branded";
import { RULES, type RuleId } from "@/core/moderation/rules";
import { inSteps, type Step } from "@/core/moderation/series";
import type { HasDatabase } from "@/prisma/client";
import type { CountedEvent, CountedEvents } from "./counted-events";

const FORTNIGHT = 14 * 86_400_000;

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
export async function readTransparency(
  { database: { db } }: HasDatabase,
  counted: CountedEvents,
  from: number,
  to: number,
): Promise<Transparency> {
  const all = await counted.all();
  const events = all.filter(({ at }) => at >= from && at < to);
  const of = (kind: CountedEvent["kind"]) => events.filter((event) => event.kind === kind);
  const [reports, decisions, answers] = [of("report"), of("decide"), of("answer-appeal")];
  const first = events.reduce<number | null>((least, { at }) => Math.min(least ?? at, at), null);
  const hours = hoursToDecide(all, new Set(decisions.map((event) => event.case)));
  return {
    from,
    to,
    first,
    series: inSteps(
      { reports: reports.map(({ at }) => at), decisions: decisions.map(({ at }) => at) },
      // Since the beginning is not since 1970, and not so little that one bar seems all there is.
      from > 0 ? from : Math.min(first ?? to, to - FORTNIGHT),
      to,
    ),
    reports: reports.length,
    cases: await db.moderationCase.count({ where: { openedAt: { gte: new Date(from), lt: new Date(to) } } }),
    automated: of("flag").length,
    decisions: countBy(decisions.map(({ what }) => what)),
    rules: idsOf(RULES)
      .map((id) => ({
        id,
        title: RULES[id].title,
        reports: reports.filter(({ rule }) => rule === id).length,
        acted: decisions.filter(({ rule, acted }) => rule === id && acted).length,
      }))
      .filter((rule) => rule.reports + rule.acted > 0),
    appeals: {
      made: of("appeal").length,
      upheld: answers.filter(({ outcome }) => outcome === "upheld").length,
      overturned: answers.filter(({ outcome }) => outcome === "overturned").length,
      waiting: await db.moderationCase.count({ where: { state: "appealed" } }),
    },
    medianHours: hours[Math.floor(hours.length / 2)] ?? null,
    waiting: await db.moderationCase.count({ where: { state: "open" } }),
  };
}

/** The most frequent first. */
function countBy(labels: readonly string[]): { label: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].map(([label, count]) => ({ label, count })).sort((a, b) => b.count - a.count);
}

/** From the first that was heard of each of these cases to its first decision, the shortest first. */
function hoursToDecide(inOrder: readonly CountedEvent[], cases: ReadonlySet<string>): number[] {
  const began = new Map<string, number>();
  const hours = new Map<string, number>();
  for (const { case: id, kind, at } of inOrder) {
    if (!cases.has(id)) continue;
    const since = began.get(id) ?? at;
    began.set(id, since);
    if (kind === "decide" && !hours.has(id)) hours.set(id, Math.round((at - since) / 360_000) / 10);
  }
  return [...hours.values()].sort((a, b) => a - b);
}
