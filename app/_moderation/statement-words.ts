import { momentWords } from "@/app/_components/days";
import type { Say } from "@/app/_words/say";
import { restrictsSomething } from "@/core/moderation/case";
import type { Decision } from "@/core/moderation/events";
import type { Lifted, LiveMeasure } from "@/core/moderation/live";
import { STRIKE_MS, STRIKES } from "@/core/moderation/standing";
import type { SubjectKind } from "@/core/moderation/subjects";

export type StatementWords = {
  /** Each thing that is restricted, a sentence each; what was decided where nothing is. */
  restricted: string[];
  where: string;
  duration: string;
};

const DAY = 86_400_000;
const LIMITS_A_PERSON: ReadonlySet<Decision["person"]> = new Set<Decision["person"]>([
  "mute",
  "suspend",
  "ban",
]);

/** The parts of a statement of reasons that follow from what was decided, in the visitor's language: what is restricted, where, and how long. */
export function statementWords(
  t: Say<"moderation">,
  tTerms: Say<"terms">,
  decision: Decision,
  kind?: SubjectKind,
): StatementWords {
  const { content, person, strike, blockFingerprint, live } = decision;
  if (live)
    return {
      restricted: [t(`statementWords.live.${live.kind}`, { to: live.kind === "revert" ? live.to : 0 })],
      where: t(`statementWords.liveWhere.${live.kind}`),
      duration: t(`statementWords.liveUntil.${live.kind}`),
    };
  const of = kind ?? "person";
  const label = (decision.label ?? "").replace(/\.$/, "");
  const restricted = [
    ...(content === "none" ? [] : [t(`statementWords.content.${content}`, { kind: of, label })]),
    ...(person === "none" ? [] : [t(`statementWords.person.${person}`)]),
  ];
  return {
    restricted: [
      ...(restricted.length > 0 ? restricted : [t("statementWords.nothing")]),
      ...(strike ? [t("statementWords.strike", { days: STRIKE_MS / DAY, strikes: STRIKES })] : []),
      ...(blockFingerprint ? [t("statementWords.alikeHeld")] : []),
    ],
    where: whereWords(t, decision, kind),
    duration: durationWords(t, tTerms, decision),
  };
}

function whereWords(t: Say<"moderation">, { content, person }: Decision, kind?: SubjectKind): string {
  if (!restrictsSomething({ content, person })) return t("statementWords.nowhere");
  if (content === "none" && person === "warn") return t("statementWords.nowhereWarning");
  const isOfIt = content !== "none" && kind !== undefined && kind !== "person";
  const both = [
    ...(isOfIt
      ? [content === "label" ? t("statementWords.where.label") : t(`statementWords.where.${kind}`)]
      : []),
    ...(LIMITS_A_PERSON.has(person) ? [t("statementWords.where.person")] : []),
  ];
  return sentence(t, both.length > 0 ? both : [t("statementWords.where.everywhere")]);
}

function durationWords(
  t: Say<"moderation">,
  tTerms: Say<"terms">,
  { content, person, until }: Pick<Decision, "content" | "person" | "until">,
): string {
  const ofIt = content === "none" ? [] : [t("statementWords.untilRestored")];
  const end = until === null ? "" : momentWords(tTerms, until);
  const ofPerson = LIMITS_A_PERSON.has(person)
    ? [
        t("statementWords.untilEnd", {
          alone: ofIt.length > 0 ? "no" : "yes",
          ends: until === null ? "no" : "yes",
          moment: end,
        }),
      ]
    : [];
  const all = [...ofIt, ...ofPerson];
  return all.length > 0 ? sentence(t, all) : t("statementWords.noTime");
}

/** Parts of one sentence, with a capital and a full stop. */
function sentence(t: Say<"moderation">, parts: readonly string[]): string {
  const all = parts.reduce((one, other) => t("statementWords.oneAndOther", { one, other }));
  const stop = /[。.]$/.test(all) ? "" : ".";
  return `${all[0]?.toUpperCase()}${all.slice(1)}${stop}`;
}

/**
 * What became of a room after a decision had ended; null: it has not been given back yet.
 * @param you whoever reads it is the one who was removed
 */
export function liftedWords(
  t: Say<"moderation">,
  { kind }: LiveMeasure,
  lifted: Lifted | null,
  you = false,
): string {
  if (!lifted) return t("liftedWords.underWay");
  if (kind === "revert") return t(`liftedWords.revert.${lifted}`);
  if (lifted === "before") return t(`liftedWords.before.${kind}`);
  return kind === "freeze" ? t("liftedWords.freeze") : t("liftedWords.kick", { you: you ? "yes" : "no" });
}
