import type { CaseData, CaseEvidence } from "@/app/_api/types";
import { Section } from "../case/section";
import { CasePicture } from "../case-picture";
import { moment } from "../words";

const BY: Record<string, string> = {
  words: "A listed word",
  fingerprint: "Looks like something blocked",
  classifier: "The picture classifier",
  lineage: "Lineage",
};

/** What automatic checks and lineage reviews found; a likeness is shown beside the work itself. */
export function Flags({ found, evidence: { likes, work } }: { found: CaseData; evidence: CaseEvidence }) {
  const { flags, id, kind } = found;
  if (flags.length === 0) return null;
  return (
    <Section title="Flags" aside="They bring things here; they decide nothing">
      <ul className="flex flex-col gap-4">
        {flags.map((flag) => {
          const like = likes.find((other) => other.id === flag.like);
          return (
            <li key={`${flag.by}${flag.at}`}>
              <p>
                <span className="font-medium">{BY[flag.by] ?? flag.by}</span>{" "}
                <span className="text-soft">
                  · {flag.found}, {moment(flag.at)}
                </span>
              </p>
              {like && work && (
                <div className="mt-2 grid max-w-xl grid-cols-2 gap-4">
                  <figure>
                    <CasePicture id={id} kind={kind} work={work.id} size={1024} alt={`This: ${work.title}`} />
                    <figcaption className="mt-1 text-sm">
                      <span className="text-soft">This:</span> <bdi>{work.title}</bdi>
                    </figcaption>
                  </figure>
                  <figure>
                    <CasePicture id={id} kind={kind} work={like.id} size={1024} alt={`That: ${like.title}`} />
                    <figcaption className="mt-1 text-sm">
                      <span className="text-soft">That:</span> <bdi>{like.title}</bdi>
                      {like.moderation && <span className="text-soft">, {like.moderation}</span>}
                    </figcaption>
                  </figure>
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
