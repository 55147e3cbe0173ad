import type { ModerationCase } from "./case";
import type { Decision } from "./events";

/** Strikes count for ninety days. */
export const STRIKE_MS = 90 * 86_400_000;
/** Days for which a barred person is recognised by their browser, and a barred guest by their address. */
export const BAR_DAYS = { device: 90, address: 7 } as const;
/** At the third strike, a suspension is proposed. */
export const STRIKES = 3;

const CONTENT_STATES = ["", "labelled", "held", "hidden", "removed"] as const;
export type ContentState = (typeof CONTENT_STATES)[number];
const STATE_OF = { none: "", label: "labelled", hide: "hidden", remove: "removed" } as const;

/** What all cases of one subject make of it: the strictest that stands. */
export function contentState(cases: readonly ModerationCase[]): {
  state: ContentState;
  label: string | null;
  reason: Decision | null;
} {
  let state: ContentState = "";
  let label: string | null = null;
  let reason: Decision | null = null;
  for (const { decision, held } of cases) {
    if (decision?.label) label = decision.label;
    const its = decision ? STATE_OF[decision.content] : held ? "held" : "";
    if (CONTENT_STATES.indexOf(its) <= CONTENT_STATES.indexOf(state)) continue;
    state = its;
    reason = decision;
  }
  return { state, label, reason };
}

const GRAVITY: readonly Decision["person"][] = ["mute", "suspend", "ban"];

export type Restriction = {
  mutedUntil: number | null;
  suspendedUntil: number | null;
  bannedAt: number | null;
  /** Null with bannedAt set: without an end. */
  bannedUntil: number | null;
  reason: string | null;
  case: string | null;
};

/** What all cases that concern one person leave them able to do: each measure to its latest end. */
export function restrictionOf(
  cases: readonly { id: string; decision: ModerationCase["decision"] }[],
  words: (decision: Decision) => string,
): Restriction {
  const made: Restriction = {
    mutedUntil: null,
    suspendedUntil: null,
    bannedAt: null,
    bannedUntil: null,
    reason: null,
    case: null,
  };
  let told = -1;
  for (const { id, decision } of cases) {
    if (!decision) continue;
    const later = (a: number | null) => Math.max(a ?? 0, decision.until ?? 0);
    if (decision.person === "mute") made.mutedUntil = later(made.mutedUntil);
    else if (decision.person === "suspend") made.suspendedUntil = later(made.suspendedUntil);
    else if (decision.person === "ban") {
      const endless = decision.until === null || (made.bannedAt !== null && made.bannedUntil === null);
      made.bannedUntil = endless ? null : later(made.bannedUntil);
      made.bannedAt = made.bannedAt ?? decision.at;
    } else continue;
    // The gravest measure's reason is the one given: no ban or suspension is hidden by a mute.
    const grave = GRAVITY.indexOf(decision.person);
    if (grave <= told) continue;
    told = grave;
    Object.assign(made, { reason: words(decision), case: id });
  }
  return made;
}
