import Link from "next/link";
import type { CaseData, CaseEvidence } from "@/app/_api/types";
import { dateWords } from "@/app/_works/makers";
import { own } from "@/core/kernel/records/own";
import { RULES } from "@/core/moderation/rules";
import { STRIKES } from "@/core/moderation/standing";
import { Section } from "../case/section";
import { counted, doneWords, KIND_WORDS, moment, STATE_WORDS } from "../words";

type PersonCardProps = { found: CaseData; person: CaseEvidence["person"]; now: number };

/** Whom it concerns: who they have been here, what holds against them now, what was decided before. */
export function PersonCard({ found: { concerns, earlier }, person, now }: PersonCardProps) {
  if (!concerns || !person) return null;
  const restricted = restrictionWords(person.standing, now);
  return (
    <Section
      title={concerns.name}
      aside={
        person.works > person.hidden && (
          <Link href={`/people/${concerns.actor}`} className="touch underline underline-offset-4">
            Public page
          </Link>
        )
      }
    >
      <p>
        {concerns.isGuest ? "A guest" : person.role === "user" ? "An account" : `A ${person.role}`}
        {person.since && ` since ${dateWords(person.since)}`}
        <span className="text-soft">
          {" "}
          · {counted(person.works, "work")} published
          {person.hidden > 0 && `, ${person.hidden} of them taken off the wall`} ·{" "}
          {counted(person.rooms, "room")} · {counted(person.comments, "comment")}
        </span>
      </p>
      {restricted && <p className="mt-1 font-medium text-danger">{restricted}</p>}
      <p className="mt-1">
        {counted(person.strikes.length, "strike")} of {STRIKES}
        {person.strikes.map((strike) => (
          <span key={strike.id} className="text-soft">
            {" "}
            · {own(RULES, strike.rule)?.title ?? strike.rule}, until {dateWords(strike.expiresAt)}
          </span>
        ))}
      </p>
      {earlier.length > 0 ? (
        <>
          <h3 className="mt-4 mb-1 text-sm text-soft">Earlier cases</h3>
          <ul className="divide-y divide-line">
            {earlier.map((other) => (
              <li key={other.id} className="flex flex-wrap items-baseline gap-x-3 py-1.5">
                <Link
                  dir="auto"
                  href={`/moderation/cases/${other.id}`}
                  className="touch max-w-full truncate font-medium underline-offset-4 hover:underline"
                >
                  {other.same ? "This same thing" : other.title || KIND_WORDS[kindOf(other.subject)]}
                </Link>
                <span className="text-sm text-soft">
                  {KIND_WORDS[kindOf(other.subject)].toLowerCase()}, {moment(other.at)}
                </span>
                <span className="ml-auto text-right text-sm text-soft">
                  {other.decisions.length === 0
                    ? STATE_WORDS[other.state as keyof typeof STATE_WORDS]
                    : other.decisions
                        .map(({ decision, ended }) => `${doneWords(decision)}${ended ? ` (${ended})` : ""}`)
                        .join("; ")}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="mt-1 text-soft">No case before this one.</p>
      )}
    </Section>
  );
}

const kindOf = (subject: string) => subject.split(":")[0] as keyof typeof KIND_WORDS;

function restrictionWords(
  { bannedAt, bannedUntil, suspendedUntil, mutedUntil }: NonNullable<CaseEvidence["person"]>["standing"],
  now: number,
): string | null {
  if (bannedAt !== null && (bannedUntil === null || bannedUntil > now))
    return `Banned${bannedUntil === null ? ", without an end" : ` until ${moment(bannedUntil)} UTC`}`;
  if ((suspendedUntil ?? 0) > now) return `Suspended until ${moment(suspendedUntil ?? now)} UTC`;
  if ((mutedUntil ?? 0) > now) return `Muted until ${moment(mutedUntil ?? now)} UTC`;
  return null;
}
