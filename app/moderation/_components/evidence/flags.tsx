import { useTranslations } from "next-intl";
import type { CaseData, CaseEvidence } from "@/app/_api/types";
import type { Say } from "@/app/_words/say";
import { Section } from "../case/section";
import { CasePicture } from "../case-picture";
import { moment } from "../words";

const byIn = (t: Say<"desk">): Record<string, string> => ({
  words: t("flags.aListedWord"),
  fingerprint: t("flags.looksLikeSomethingBlocked"),
  classifier: t("flags.thePictureClassifier"),
  lineage: t("flags.lineage"),
});

/** What automatic checks and lineage reviews found; a likeness is shown beside the work itself. */
export function Flags({ found, evidence: { likes, work } }: { found: CaseData; evidence: CaseEvidence }) {
  const t = useTranslations("desk");
  const { flags, id, kind } = found;
  if (flags.length === 0) return null;
  return (
    <Section title={t("flags.flags")} aside={t("flags.theyBringThingsHere")}>
      <ul className="flex flex-col gap-4">
        {flags.map((flag) => {
          const like = likes.find((other) => other.id === flag.like);
          return (
            <li key={`${flag.by}${flag.at}`}>
              <p>
                <span className="font-medium">{byIn(t)[flag.by] ?? flag.by}</span>{" "}
                <span className="text-soft">
                  · {flag.found}, {moment(t, flag.at)}
                </span>
              </p>
              {like && work && (
                <div className="mt-2 grid max-w-xl grid-cols-2 gap-4">
                  <figure>
                    <CasePicture
                      id={id}
                      kind={kind}
                      work={work.id}
                      size={1024}
                      alt={t("flags.thisTitle", { title: work.title })}
                    />
                    <figcaption className="mt-1 text-sm">
                      <span className="text-soft">{t("flags.this")}</span> <bdi>{work.title}</bdi>
                    </figcaption>
                  </figure>
                  <figure>
                    <CasePicture
                      id={id}
                      kind={kind}
                      work={like.id}
                      size={1024}
                      alt={t("flags.thatTitle", { title: like.title })}
                    />
                    <figcaption className="mt-1 text-sm">
                      <span className="text-soft">{t("flags.that")}</span> <bdi>{like.title}</bdi>
                      {like.moderation && (
                        <span className="text-soft">
                          , {t("words.contentState", { state: like.moderation })}
                        </span>
                      )}
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
