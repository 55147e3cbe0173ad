import type { CaseState } from "@/core/moderation/case";
import type { Decision } from "@/core/moderation/events";
import type { LiveMeasure } from "@/core/moderation/live";
import type { SubjectKind } from "@/core/moderation/subjects";

export const KIND_WORDS = {
  work: "Work",
  room: "Room",
  person: "Person",
  comment: "Comment",
  chat: "Chat line",
  exhibition: "Collection",
} as const satisfies Record<SubjectKind, string>;

export const STATE_WORDS = {
  open: "Waiting",
  appealed: "Appealed",
  decided: "Decided",
  closed: "Closed",
} as const satisfies Record<CaseState, string>;

/** What the person whom a case concerns is to the thing. */
export const ROLE_WORDS = {
  work: "published it",
  room: "hosts it",
  person: "",
  comment: "wrote it",
  chat: "said it",
  exhibition: "curates it",
} as const satisfies Record<SubjectKind, string>;

/** The same where the case is about what was done in a live room. */
export const LIVE_ROLE_WORDS = {
  freeze: "hosts it",
  kick: "was removed from it",
  revert: "was set back in it",
} as const satisfies Record<LiveMeasure["kind"], string>;

const DONE = { none: "", label: "labelled", hide: "hidden", remove: "removed" } as const;
const ABOUT = { none: "", warn: "warned", mute: "muted", suspend: "suspended", ban: "banned" } as const;

const LIVE = {
  freeze: "room frozen",
  kick: "removed from the room",
  revert: "part set back in the room",
} as const;

/** What a decision did, in a few words: "hidden, warned, a strike". */
export function doneWords({
  content,
  person,
  strike,
  live,
}: Pick<Decision, "content" | "person" | "strike" | "live">): string {
  if (live) return LIVE[live.kind];
  const words = [DONE[content], ABOUT[person], strike ? "a strike" : ""].filter(Boolean).join(", ");
  return words || "nothing against the rules";
}

const TIME = new Intl.DateTimeFormat("en-GB", {
  timeZone: "UTC",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});
/** Times are in UTC, so that two moderators speak of the same moment. */
export const moment = (ms: number): string => TIME.format(ms);
const CLOCK = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", hour: "2-digit", minute: "2-digit" });
export const clock = (ms: number): string => `${CLOCK.format(ms)} UTC`;

export const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
