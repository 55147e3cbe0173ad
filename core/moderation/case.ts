import type { ActorId } from "@/core/kernel/ids/ids";
import type { Decision, ModerationEvent } from "./events";
import type { Lifted, LiveState } from "./live";
import { RULES, type RuleId } from "./rules";

/** The person concerned may appeal for twenty days. */
export const APPEAL_MS = 20 * 86_400_000;
/** A decision can be taken back as a slip for an hour; after that it is restored with reasons. */
export const UNDO_MS = 3_600_000;

export type CaseState = "open" | "decided" | "appealed" | "closed";
export type Report = { id: string; reporter: string; rule: RuleId; text: string; weight: number; at: number };
export type Flag = { by: string; found: string; like: string | null; at: number };

/** The state of a case after all its events. */
export type ModerationCase = {
  state: CaseState;
  version: number;
  reports: readonly Report[];
  flags: readonly Flag[];
  /** Not shown until somebody has looked. */
  held: boolean;
  escalated: boolean;
  claimedBy: string | null;
  claimedAt: number | null;
  /** The decision in force; null before a decision, and after it was overturned, restored or undone. */
  decision: (Decision & { id: string; by: string; at: number; bulk: string | null }) | null;
  /** Every decision there was, in force or not, oldest first. */
  decisions: readonly { id: string; decision: Decision; by: string; at: number; ended: Ended | null }[];
  appeal:
    | (Appeal & {
        /** Appeals that other people concerned added before it was answered. One answer is for all. */
        joined: readonly Appeal[];
        outcome: "upheld" | "overturned" | null;
        reasons: string | null;
      })
    | null;
  /** People whom its decisions concern, besides the person that the case names. */
  concerned: readonly ActorId[];
  /** What was given back in a live room, after the decision had ended. */
  lifted: Lifted | null;
  /** Why what a decision took was given back, in the moderators' own words. */
  restored: string | null;
};
export type Appeal = { text: string; by: string; at: number };
export type Ended = "overturned" | "restored" | "undone" | "replaced";

const NEW: ModerationCase = {
  state: "open",
  version: 0,
  reports: [],
  flags: [],
  held: false,
  escalated: false,
  claimedBy: null,
  claimedAt: null,
  decision: null,
  decisions: [],
  appeal: null,
  concerned: [],
  lifted: null,
  restored: null,
};

/** Folds a case's events, in order. Pure: the same events make the same case, today and after a restore. */
export const caseOf = (events: readonly ModerationEvent[]): ModerationCase => events.reduce(follow, NEW);

export function follow(before: ModerationCase, event: ModerationEvent): ModerationCase {
  const now = { ...before, version: before.version + 1 };
  switch (event.kind) {
    case "report": {
      const { id, actor: reporter, rule, text, weight, at } = event;
      return { ...now, reports: [...now.reports, { id, reporter, rule, text, weight, at }] };
    }
    case "flag": {
      const { by, found, like, at } = event;
      return { ...now, flags: [...now.flags, { by, found, like, at }], held: now.held || event.holds };
    }
    case "claim":
      return { ...now, claimedBy: event.actor, claimedAt: event.at };
    case "release":
      return { ...now, claimedBy: null, claimedAt: null };
    case "note":
      return now;
    case "escalate":
      return { ...now, escalated: true, claimedBy: null, claimedAt: null };
    case "decide": {
      const { id, decision, actor: by, at, bulk, concerned = [] } = event;
      return {
        ...now,
        concerned: [...new Set([...now.concerned, ...concerned])],
        lifted: null,
        restored: null,
        state: "decided",
        held: false,
        claimedBy: null,
        claimedAt: null,
        decision: { ...decision, id, by, at, bulk },
        decisions: [...end(now, "replaced"), { id, decision, by, at, ended: null }],
      };
    }
    case "restore":
      return {
        ...now,
        state: "closed",
        decision: null,
        decisions: end(now, "restored"),
        restored: event.why,
      };
    case "undo":
      // A case about a live measure holds nothing but that measure, so nothing waits any more.
      return {
        ...now,
        state: now.decision?.live ? "closed" : "open",
        decision: null,
        decisions: end(now, "undone"),
      };
    case "lift":
      return { ...now, lifted: event.lifted };
    case "appeal": {
      const { text, actor: by, at } = event;
      if (now.appeal && now.state === "appealed")
        return { ...now, appeal: { ...now.appeal, joined: [...now.appeal.joined, { text, by, at }] } };
      return {
        ...now,
        state: "appealed",
        claimedBy: null,
        claimedAt: null,
        appeal: { text, by, at, joined: [], outcome: null, reasons: null },
      };
    }
    case "answer-appeal": {
      const { outcome, reasons } = event;
      const appeal = now.appeal && { ...now.appeal, outcome, reasons };
      const closed = { ...now, state: "closed" as const, claimedBy: null, claimedAt: null, appeal };
      return outcome === "upheld" ? closed : { ...closed, decision: null, decisions: end(now, "overturned") };
    }
  }
}

/** Ends the decision in force, with the reason. */
const end = ({ decisions }: ModerationCase, why: Ended): ModerationCase["decisions"] =>
  decisions.map((d) => (d.ended ? d : { ...d, ended: why }));

/**
 * The priority of a case in the queue: how severe the rule is, and how often its reporters were right before. Appeals and held works
 * wait for our answer, so they come first.
 */
export function priorityOf(found: ModerationCase): number {
  const said = found.reports.reduce((sum, r) => sum + RULES[r.rule].weight * r.weight, 0);
  const flagged = found.flags.length > 0 ? 1 : 0;
  const waits = (found.state === "appealed" ? 6 : 0) + (found.held ? 5 : 0) + (found.escalated ? 8 : 0);
  return Math.round((said + flagged + waits) * 10);
}

export const restrictsSomething = ({
  content,
  person,
  live,
}: Pick<Decision, "content" | "person" | "live">): boolean =>
  content !== "none" || person !== "none" || live !== undefined;

/** Whether the reports were right: a decision restricted something and is in force. */
export const wasRight = ({ decision }: ModerationCase): boolean =>
  decision !== null && restrictsSomething(decision);

/**
 * Whether a person concerned can appeal now: once, and in time. Where others have appealed and wait for the answer, this appeal is added
 * to theirs.
 * @param actors all actors of that person
 */
export function canAppeal(
  { state, decision, appeal }: ModerationCase,
  actors: readonly string[],
  now: number,
): boolean {
  if (!decision || !restrictsSomething(decision) || now - decision.at > APPEAL_MS) return false;
  if (!appeal) return state === "decided";
  return state === "appealed" && !appealsOf(appeal).some(({ by }) => actors.includes(by));
}

export const appealsOf = ({
  text,
  by,
  at,
  joined,
}: NonNullable<ModerationCase["appeal"]>): readonly Appeal[] => [{ text, by, at }, ...joined];

/** Null for cases that are not about a live room. */
export function liveStateOf({ decisions, lifted }: ModerationCase): LiveState | null {
  const last = decisions.at(-1);
  if (!last?.decision.live) return null;
  if (!last.ended) return "stands";
  return lifted ? "ended" : "ending";
}
