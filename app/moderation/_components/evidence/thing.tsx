import { useTranslations } from "next-intl";
import type { CaseData, CaseEvidence } from "@/app/_api/types";
import { shareWords } from "@/app/_works/makers";
import { CasePicture } from "../case-picture";
import { Recipe } from "./recipe";

type ThingProps = { found: CaseData; evidence: CaseEvidence };

/** What the case is about, in place: its picture, shown to others or not, its words, how it was made. */
export function Thing({ found, evidence: { work, room } }: ThingProps) {
  const tWorks = useTranslations("works");

  const { kind, subject } = found;
  const pictured = kind !== "person" && kind !== "exhibition";
  return (
    <div className={pictured ? "grid gap-x-6 gap-y-4 sm:grid-cols-[minmax(0,26rem)_minmax(14rem,1fr)]" : ""}>
      {pictured && (
        <figure>
          <CasePicture
            id={found.id}
            kind={kind}
            work={subject?.work ?? null}
            size={1024}
            alt={`The picture of ${work?.title ?? subject?.title ?? "it"}`}
          />
          <figcaption className="mt-1.5 text-sm text-soft">
            {kind === "comment" && work && (
              <>
                Said about “<bdi>{work.title}</bdi>”.{" "}
              </>
            )}
            {kind === "chat" && room && (
              <>
                Said in “<bdi>{room.title}</bdi>”.{" "}
              </>
            )}
            {work && shownWords(work)}
          </figcaption>
        </figure>
      )}
      <div className="flex min-w-0 flex-col gap-4">
        {subject?.text && (
          <p dir="auto" className="whitespace-pre-line wrap-anywhere">
            {subject.text}
          </p>
        )}
        {!subject && <p className="text-soft">It is no longer kept. What was said of it is below.</p>}
        {kind === "work" && work && (
          <>
            <dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-4 gap-y-1">
              {work.makers.length > 0 && (
                <>
                  <dt className="text-soft">Makers</dt>
                  <dd>
                    {work.makers.map((maker) => (
                      <p key={maker.actor}>
                        <bdi>{maker.name}</bdi>{" "}
                        <span className="text-soft">
                          {shareWords(tWorks, maker.influence)}, {maker.edits} edits
                          {maker.consent !== "accepted" && `, ${maker.consent}`}
                        </span>
                      </p>
                    ))}
                  </dd>
                </>
              )}
              {work.tags.length > 0 && (
                <>
                  <dt className="text-soft">Tags</dt>
                  <dd>{work.tags.join(", ")}</dd>
                </>
              )}
              <dt className="text-soft">Licence</dt>
              <dd>
                {work.licence}, version {work.version}
              </dd>
            </dl>
            <Recipe recipe={work.recipe} />
          </>
        )}
        {room && (kind === "room" || kind === "chat") && (
          <dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-4 gap-y-1">
            <dt className="text-soft">Room</dt>
            <dd dir="auto">{room.title}</dd>
            <dt className="text-soft">Open to</dt>
            <dd>
              {room.isClosed ? "nobody: closed" : room.visibility}
              {room.hasPassword && ", with a password"}
              {room.frozen && ", frozen"}
            </dd>
          </dl>
        )}
      </div>
    </div>
  );
}

function shownWords({ moderation, status }: NonNullable<CaseEvidence["work"]>): string {
  if (moderation === "held") return "Held: nobody else sees it yet.";
  if (moderation === "hidden" || moderation === "removed")
    return `${moderation === "hidden" ? "Hidden" : "Removed"}: moderators alone see it.`;
  if (status !== "published") return "Taken down by its makers: moderators alone see it.";
  return moderation === "labelled" ? "On the wall, with a label." : "On the wall.";
}
