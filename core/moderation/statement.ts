import { restrictsSomething } from "./case";
import type { Decision } from "./events";
import { liveWords } from "./live";
import { STRIKE_MS, STRIKES } from "./standing";
import type { SubjectKind } from "./subjects";

/** What a subject is called in a sentence. */
export const SUBJECT_WORDS = {
  work: "work",
  room: "room",
  person: "person",
  comment: "comment",
  chat: "chat line",
  exhibition: "collection",
} as const satisfies Record<SubjectKind, string>;

const moment = new Intl.DateTimeFormat("en-GB", {
  timeZone: "UTC",
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});

/** A moment to the minute, the same for everyone who reads it: "25 November 2026, 14:00 UTC". */
export const momentWords = (ms: number): string => `${moment.format(ms).replace(" at ", ", ")} UTC`;

export type StatementWords = {
  /** Each thing that is restricted, a sentence each; what was decided where nothing is. */
  restricted: string[];
  where: string;
  duration: string;
};

/** The parts of a statement of reasons that follow from what was decided: what is restricted, where, and how long. */
export function statementWords(decision: Decision, kind?: SubjectKind): StatementWords {
  const { content, person, until, strike, blockFingerprint, live } = decision;
  if (live) return liveWords(live);
  const it = kind && kind !== "person" ? `The ${SUBJECT_WORDS[kind]}` : "It";
  const done = {
    none: [],
    label: [`${it} stays, with a label beside it: “${(decision.label ?? "").replace(/\.$/, "")}”.`],
    hide: [`${it} is hidden.`],
    remove: [kind === "room" ? "The room is closed." : `${it} is removed.`],
  }[content];
  const about = {
    none: [],
    warn: ["A warning, which takes nothing away."],
    mute: ["No chat and no comments."],
    suspend: ["The account is suspended: it can look at what is public, and take part in nothing."],
    ban: ["The account is banned: it can look at what is public, and take part in nothing."],
  }[person];
  const more = [
    ...(strike
      ? [
          `It counts as a strike for ${STRIKE_MS / 86_400_000} days, and at ${STRIKES} a suspension is proposed.`,
        ]
      : []),
    ...(blockFingerprint ? ["What looks like it is held, until a moderator has seen it."] : []),
  ];
  const restricted = [...done, ...about];
  return {
    restricted: restricted.length > 0 ? [...restricted, ...more] : ["Nothing is restricted.", ...more],
    where: whereWords(decision, kind),
    duration: durationWords({ content, person, until }),
  };
}

function whereWords({ content, person }: Decision, kind?: SubjectKind): string {
  if (!restrictsSomething({ content, person })) return "Nowhere.";
  if (content === "none" && person === "warn") return "Nowhere: a warning is seen by nobody else.";
  const place = {
    work: "the gallery, its page, its files, feeds, embeds and collections",
    room: "the lobby and the room's page",
    comment: "under the work",
    chat: "in the room's chat",
    exhibition: "its page and all lists",
    person: "",
  };
  const ofIt =
    content === "none" || !kind || kind === "person" ? "" : content === "label" ? "its page" : place[kind];
  const ofPerson = ["mute", "suspend", "ban"].includes(person) ? "every room and page of this site" : "";
  const both = [ofIt, ofPerson].filter(Boolean).join("; ") || "everywhere on this site where it was shown";
  return `${both[0]?.toUpperCase()}${both.slice(1)}.`;
}

function durationWords({ content, person, until }: Pick<Decision, "content" | "person" | "until">): string {
  const ofIt = content === "none" ? [] : ["until it is restored or an appeal overturns it"];
  const limited = ["mute", "suspend", "ban"].includes(person);
  const ofPerson = limited
    ? [
        `${ofIt.length > 0 ? "for the person " : ""}${until === null ? "without an end" : `until ${momentWords(until)}`}`,
      ]
    : [];
  const all = [...ofIt, ...ofPerson].join("; ");
  return all ? `${all[0]?.toUpperCase()}${all.slice(1)}.` : "No time: nothing is taken away.";
}
