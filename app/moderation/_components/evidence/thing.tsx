import { useTranslations } from "next-intl";
import type { CaseData, CaseEvidence } from "@/app/_api/types";
import type { Say } from "@/app/_words/say";
import { shareWords } from "@/app/_works/makers";
import { CasePicture } from "../case-picture";
import { visibilityWords } from "../words";
import type { Called } from "./called";
import { Recipe } from "./recipe";

type ThingProps = { found: CaseData; evidence: CaseEvidence; called: Called | null };

/** What the case is about, in place: its picture, shown to others or not, its words, how it was made. */
export function Thing({ found, evidence: { work, room }, called }: ThingProps) {
  const t = useTranslations("desk");
  const tWorks = useTranslations("works");
  const { kind, subject } = found;
  const title = work?.title ?? subject?.title;
  const pictured = kind !== "person" && kind !== "exhibition";
  return (
    <div
      className={
        pictured
          ? "grid gap-x-6 gap-y-4 sm:grid-cols-[15rem_minmax(0,1fr)] md:grid-cols-[minmax(0,26rem)_minmax(18rem,1fr)]"
          : ""
      }
    >
      {pictured && (
        <figure>
          <CasePicture
            id={found.id}
            kind={kind}
            work={subject?.work ?? null}
            size={1024}
            alt={title === undefined ? t("thing.picture") : t("thing.pictureTitle", { title })}
          />
          <figcaption className="mt-1.5 text-sm text-soft">
            {kind === "comment" && work && (
              <>{t.rich("thing.saidAbout", { bdi: () => <bdi>{work.title}</bdi> })} </>
            )}
            {kind === "chat" && room && (
              <>{t.rich("thing.saidIn", { bdi: () => <bdi>{room.title}</bdi> })} </>
            )}
            {work && shownWords(t, work)}
          </figcaption>
        </figure>
      )}
      <div className="flex min-w-0 flex-col gap-4">
        {subject?.text && (
          <p dir="auto" className="whitespace-pre-line wrap-anywhere">
            {subject.text}
          </p>
        )}
        {!subject && <p className="text-soft">{t("thing.noLongerKeptWhat")}</p>}
        {kind === "work" && work && (
          <>
            <dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-4 gap-y-1">
              {work.makers.length > 0 && (
                <>
                  <dt className="text-soft">{t("thing.makers")}</dt>
                  <dd>
                    {work.makers.map((maker) => (
                      <p key={maker.actor}>
                        <bdi>{maker.name}</bdi>{" "}
                        <span className="text-soft">
                          {t.rich("thing.shareEditsEdits", {
                            share: shareWords(tWorks, maker.influence),
                            edits: maker.edits,
                            value: () =>
                              maker.consent !== "accepted" &&
                              `, ${t("thing.consent", { consent: maker.consent })}`,
                          })}
                        </span>
                      </p>
                    ))}
                  </dd>
                </>
              )}
              {work.tags.length > 0 && (
                <>
                  <dt className="text-soft">{t("thing.tags")}</dt>
                  <dd>{work.tags.join(", ")}</dd>
                </>
              )}
              <dt className="text-soft">{t("thing.licence")}</dt>
              <dd>{t("thing.licenceVersionVersion", { licence: work.licence, version: work.version })}</dd>
            </dl>
            {called && <Recipe recipe={work.recipe} called={called} />}
          </>
        )}
        {room && (kind === "room" || kind === "chat") && (
          <dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-4 gap-y-1">
            <dt className="text-soft">{t("thing.room")}</dt>
            <dd dir="auto">{room.title}</dd>
            <dt className="text-soft">{t("thing.openTo")}</dt>
            <dd>
              {t("thing.valuePassword", {
                value: room.isClosed ? t("thing.nobodyClosed") : visibilityWords(t, room.visibility),
                hasPassword: room.hasPassword ? "yes" : "no",
                frozen: room.frozen ? "yes" : "no",
              })}
            </dd>
          </dl>
        )}
      </div>
    </div>
  );
}

function shownWords(t: Say<"desk">, { moderation, status }: NonNullable<CaseEvidence["work"]>): string {
  if (moderation === "held") return t("thing.heldNobodyElseSees");
  if (moderation === "hidden" || moderation === "removed")
    return t("thing.moderatorsAloneSee", { hidden: moderation === "hidden" ? "yes" : "no" });
  if (status !== "published") return t("thing.takenDownMakersModerators");
  return moderation === "labelled" ? t("thing.wallLabel") : t("thing.onTheWall");
}
