import Link from "next/link";
import { useTranslations } from "next-intl";
import type { CaseData, CaseEvidence } from "@/app/_api/types";
import { dateWords } from "@/app/_components/days";
import { anyRuleTitle, subjectWord } from "@/app/_moderation/rule-words";
import type { Say } from "@/app/_words/say";
import { STRIKES } from "@/core/moderation/standing";
import { Section } from "../case/section";
import { counted, doneWords, kindWordsIn, moment, stateWordsIn } from "../words";

type PersonCardProps = { found: CaseData; person: CaseEvidence["person"]; now: number };

/** Whom it concerns: who they have been here, what holds against them now, what was decided before. */
export function PersonCard({ found: { concerns, earlier }, person, now }: PersonCardProps) {
  const tTerms = useTranslations("terms");
  const t = useTranslations("desk");
  if (!concerns || !person) return null;
  const restricted = restrictionWords(t, person.standing, now);
  return (
    <Section
      title={concerns.name}
      aside={
        person.works > person.hidden && (
          <Link href={`/people/${concerns.actor}`} className="touch underline underline-offset-4">
            {t("personCard.publicPage")}
          </Link>
        )
      }
    >
      <p>
        {t("personCard.aGuest", {
          role: concerns.isGuest ? "guest" : person.role,
          known: person.since ? "yes" : "no",
          since: dateWords(tTerms, person.since ?? 0),
        })}
        <span className="text-soft">
          {" "}
          {t("personCard.countedPublished", {
            counted: counted(t, person.works, "work"),
            hidden: person.hidden,
            counted2: counted(t, person.rooms, "room"),
            counted3: counted(t, person.comments, "comment"),
          })}
        </span>
      </p>
      {restricted && <p className="mt-1 font-medium text-danger">{restricted}</p>}
      <p className="mt-1">
        {t("personCard.countedOfStrikes", {
          counted: counted(t, person.strikes.length, "strike"),
          sTRIKES: STRIKES,
        })}
        {person.strikes.map((strike) => (
          <span key={strike.id} className="text-soft">
            {" "}
            {t("personCard.titleUntilDate", {
              title: anyRuleTitle(tTerms, strike.rule),
              date: dateWords(tTerms, strike.expiresAt),
            })}
          </span>
        ))}
      </p>
      {earlier.length > 0 ? (
        <>
          <h3 className="mt-4 mb-1 text-sm text-soft">{t("personCard.earlierCases")}</h3>
          <ul className="divide-y divide-line">
            {earlier.map((other) => (
              <li key={other.id} className="flex flex-wrap items-baseline gap-x-3 py-1.5">
                <Link
                  dir="auto"
                  href={`/moderation/cases/${other.id}`}
                  className="touch max-w-full truncate font-medium underline-offset-4 hover:underline"
                >
                  {other.same
                    ? t("personCard.thisSameThing")
                    : other.title || kindWordsIn(t)[kindOf(other.subject)]}
                </Link>
                <span className="text-sm text-soft">
                  {subjectWord(tTerms, kindOf(other.subject))}, {moment(t, other.at)}
                </span>
                <span className="ms-auto text-end text-sm text-soft">
                  {other.decisions.length === 0
                    ? stateWordsIn(t)[other.state as keyof ReturnType<typeof stateWordsIn>]
                    : other.decisions
                        .map(
                          ({ decision, ended }) => `${doneWords(t, decision)}${ended ? ` (${ended})` : ""}`,
                        )
                        .join("; ")}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="mt-1 text-soft">{t("personCard.noCaseBeforeOne")}</p>
      )}
    </Section>
  );
}

const kindOf = (subject: string) => subject.split(":")[0] as keyof ReturnType<typeof kindWordsIn>;

function restrictionWords(
  t: Say<"desk">,
  { bannedAt, bannedUntil, suspendedUntil, mutedUntil }: NonNullable<CaseEvidence["person"]>["standing"],
  now: number,
): string | null {
  if (bannedAt !== null && (bannedUntil === null || bannedUntil > now))
    return bannedUntil === null
      ? t("personCard.bannedWithoutEnd")
      : t("personCard.bannedUntil", { moment: moment(t, bannedUntil) });
  if ((suspendedUntil ?? 0) > now)
    return t("personCard.suspendedUntilMomentUtc", { moment: moment(t, suspendedUntil ?? now) });
  if ((mutedUntil ?? 0) > now)
    return t("personCard.mutedUntilMomentUtc", { moment: moment(t, mutedUntil ?? now) });
  return null;
}
