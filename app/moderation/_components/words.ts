import type { Say } from "@/app/_words/say";
import type { CaseState } from "@/core/moderation/case";
import type { Decision } from "@/core/moderation/events";
import type { LiveMeasure } from "@/core/moderation/live";
import type { SubjectKind } from "@/core/moderation/subjects";

export const kindWordsIn = (t: Say<"desk">) =>
  ({
    work: t("words.work"),
    room: t("words.room"),
    person: t("words.person"),
    comment: t("words.comment"),
    chat: t("words.chatLine"),
    exhibition: t("words.collection"),
  }) as const satisfies Record<SubjectKind, string>;

export const stateWordsIn = (t: Say<"desk">) =>
  ({
    open: t("words.waiting"),
    appealed: t("words.appealed"),
    decided: t("words.decided"),
    closed: t("words.closed"),
  }) as const satisfies Record<CaseState, string>;

/** What the person whom a case concerns is to the thing. */
export const roleWordsIn = (t: Say<"desk">) =>
  ({
    work: t("words.publishedIt"),
    room: t("words.hostsIt"),
    person: "",
    comment: t("words.wroteIt"),
    chat: t("words.saidIt"),
    exhibition: t("words.curatesIt"),
  }) as const satisfies Record<SubjectKind, string>;

/** The same where the case is about what was done in a live room. */
export const liveRoleWordsIn = (t: Say<"desk">) =>
  ({
    freeze: t("words.hostsIt"),
    kick: t("words.wasRemovedFromIt"),
    revert: t("words.setBack"),
  }) as const satisfies Record<LiveMeasure["kind"], string>;

const liveIn = (t: Say<"desk">) =>
  ({
    freeze: t("words.roomFrozen"),
    kick: t("words.removedRoom"),
    revert: t("words.partSetBackRoom"),
  }) as const;

/** What a decision did, in a few words: "hidden, warned, a strike". */
export function doneWords(
  t: Say<"desk">,
  { content, person, strike, live }: Pick<Decision, "content" | "person" | "strike" | "live">,
): string {
  if (live) return liveIn(t)[live.kind];
  const words = [
    content === "none" ? "" : t(`done.${content}`),
    person === "none" ? "" : t(`done.${person}`),
    strike ? t("done.strike") : "",
  ]
    .filter(Boolean)
    .join(", ");
  return words || t("words.nothingAgainstRules");
}

/** Times are in UTC, so that two moderators speak of the same moment. */
export const moment = (t: Say<"desk">, ms: number): string => t("words.moment", { at: new Date(ms) });
/** Who may come into a room, as a part of a sentence. */
export const visibilityWords = (t: Say<"desk">, visibility: string): string =>
  t("words.visibility", { visibility });
const CLOCK = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", hour: "2-digit", minute: "2-digit" });
export const clock = (t: Say<"desk">, ms: number): string => t("words.timeUtc", { time: CLOCK.format(ms) });

/** "1 case", "12 cases". */
export const counted = (
  t: Say<"desk">,
  count: number,
  what: "case" | "comment" | "report" | "room" | "strike" | "work",
): string => t(`counted.${what}`, { count });
