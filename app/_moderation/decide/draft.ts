import type { Say } from "@/app/_words/say";
import type { CONTENT_MEASURES, Decision, PERSON_MEASURES } from "@/core/moderation/events";
import type { RuleId } from "@/core/moderation/rules";
import type { SubjectKind } from "@/core/moderation/subjects";

export type ContentMeasure = (typeof CONTENT_MEASURES)[number];
export type PersonMeasure = (typeof PERSON_MEASURES)[number];
export const spansIn = (t: Say<"moderation">) =>
  [
    { value: "1", label: t("draft.n1Day") },
    { value: "7", label: t("draft.n7Days") },
    { value: "30", label: t("draft.n30Days") },
    { value: "365", label: t("draft.aYear") },
    { value: "date", label: t("draft.aDate") },
    { value: "never", label: t("draft.noEnd") },
  ] as const;
export type Span = ReturnType<typeof spansIn>[number]["value"];

/** A decision while it is being written. */
export type Draft = {
  content: ContentMeasure;
  person: PersonMeasure;
  span: Span;
  /** A day as the browser's field has it, where `span` is "date". */
  date: string;
  strike: boolean;
  rule: RuleId | "";
  facts: string;
  label: string;
  blockFingerprint: boolean;
};

export const newDraft = (rule: RuleId | ""): Draft => ({
  content: "none",
  person: "none",
  span: "7",
  date: "",
  strike: false,
  rule,
  facts: "",
  label: "",
  blockFingerprint: false,
});

const DAY = 86_400_000;
/** So many characters say at least something. */
export const FEWEST = 10;

export const isTimed = (person: PersonMeasure): boolean => ["mute", "suspend", "ban"].includes(person);
export const actsAtAll = ({ content, person }: Pick<Draft, "content" | "person">): boolean =>
  content !== "none" || person !== "none";

/** Where a measure on a person ends; null: it does not, or there is none. A day counts to its end, in UTC. */
function untilOf({ person, span, date }: Draft, now: number): number | null {
  if (!isTimed(person) || span === "never") return null;
  if (span !== "date") return now + Number(span) * DAY;
  const day = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(day) ? null : day + DAY - 60_000;
}

/** What is missing, in words for the one who writes; null when it can be decided. */
export function missingIn(t: Say<"moderation">, draft: Draft, now: number): string | null {
  const { person, span, date, rule, facts, content, label } = draft;
  if (rule === "") return t("draft.chooseRuleMeasured");
  if (content === "label" && !label.trim()) return t("draft.writeWordsLabel");
  if (isTimed(person) && span === "never" && person !== "ban") return t("draft.sayUntilWhenOnly");
  if (isTimed(person) && span === "date") {
    const until = untilOf(draft, now);
    if (!date || until === null) return t("draft.chooseDayEnds");
    if (until <= now) return t("draft.endsPastChooseLater");
  }
  if (facts.trim().length < FEWEST) return t("draft.sayWhatFoundTen");
  return null;
}

/** The decision as it stands in the draft; what does not go together is left out. */
export function decisionOf(draft: Draft, kind: SubjectKind, now: number): Decision {
  const { content, person, strike, rule, facts, label, blockFingerprint } = draft;
  return {
    content,
    person,
    until: untilOf(draft, now),
    strike: strike && actsAtAll(draft),
    rule: rule === "" ? "spam" : rule,
    facts: facts.trim(),
    label: content === "label" ? label.trim() : null,
    blockFingerprint: blockFingerprint && kind === "work" && content === "remove",
  };
}

const contentWordsIn = (t: Say<"moderation">) =>
  ({ none: "", label: t("draft.label"), hide: t("draft.hide"), remove: t("draft.remove") }) as const;

/** What the button does: "Hide it and warn Mara". */
export function deedWords(
  t: Say<"moderation">,
  { content, person }: Pick<Draft, "content" | "person">,
  kind: SubjectKind,
  name: string,
): string {
  const it =
    content === "remove" && kind === "room"
      ? t("draft.closeIt")
      : content === "none"
        ? ""
        : t("draft.contentIt", { content: contentWordsIn(t)[content] });
  const named = name ? "yes" : "no";
  const them = person === "none" ? "" : t("draft.themDone", { does: person, named, name });
  const words = it && them ? t("draft.both", { it, them }) : it || them;
  return words ? `${words[0]?.toUpperCase()}${words.slice(1)}` : t("draft.closeNothingAgainstRules");
}
