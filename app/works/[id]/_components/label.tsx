import Link from "next/link";
import { useTranslations } from "next-intl";
import { Fragment } from "react";
import type { WorkData } from "@/app/_api/types";
import { Day } from "@/app/_components/day";
import { useNames } from "@/app/_components/known-as";
import { InfluenceBar, makerColour } from "@/app/_works/influence-bar";
import { shareWords } from "@/app/_works/makers";
import { makersOnce } from "@/app/_works/makers-once";

/** The museum label: title, makers with measured influence, medium, date, licence. */
export function Label({ work, medium }: { work: WorkData; medium: string }) {
  const t = useTranslations("works");
  const edits = work.labels.reduce((sum, label) => sum + label.edits, 0);
  const shown = useNames();
  const makers = makersOnce(work.labels).map((label) => ({
    ...label,
    name: label.name && shown(label.name),
  }));
  const people = makers.length;
  return (
    <section aria-label={t("label.label")} className="flex flex-col gap-5">
      <header>
        <h1 dir="auto" className="text-balance font-semibold text-3xl tracking-[-0.02em]">
          {work.title}
        </h1>
        <p className="mt-1 text-soft">
          {people > 0
            ? t("label.latentMediumEditsEdit", { medium, edits, people })
            : t("label.latentOfMedium", { medium })}
        </p>
        <p className="text-soft">
          <Day at={work.publishedAt} />
        </p>
      </header>
      {work.warning && (
        <p dir="auto" className="rounded-md border border-edge px-4 py-3">
          <span className="block text-sm text-soft">{t("label.moderatorsSay")}</span>
          {work.warning}
        </p>
      )}
      {work.description && (
        <p dir="auto" className="whitespace-pre-line">
          {work.description}
        </p>
      )}
      <div>
        <InfluenceBar labels={makers} />
        <ul className="mt-4 flex flex-col gap-3">
          {makers.map((label, i) => (
            <li key={label.player} className="flex items-center gap-3">
              <span
                aria-hidden
                className="size-3 shrink-0 rounded-full"
                style={{ background: makerColour(i) }}
              />
              <span className="min-w-0 flex-1">
                {label.name && !label.player.startsWith("work:") ? (
                  <Link
                    dir="auto"
                    href={`/people/${label.player}`}
                    className="block w-fit max-w-full truncate font-medium leading-6 hover:underline"
                  >
                    {label.name}
                  </Link>
                ) : (
                  <span dir="auto" className="block truncate font-medium">
                    {label.name ?? t("label.anonymous")}
                  </span>
                )}
                <span className="block text-sm text-soft">
                  {label.declared !== null
                    ? t("label.declaredAgreedShareMeasured", {
                        declared: label.declared / 10,
                        share: shareWords(t, label.influence),
                      })
                    : work.credit.visible
                      ? shareWords(t, label.influence)
                      : t("label.noVisibleChange")}
                  {label.error > 0.0005 && `, ${t("label.error", { error: label.error * 100 })}`}
                  {label.through.map((way, n) => (
                    <Fragment key={way.work}>
                      {t.rich("label.through", {
                        more: n === 0 ? "no" : "yes",
                        work: () => (
                          <Link
                            dir="auto"
                            className="underline underline-offset-2"
                            href={`/works/${way.work}`}
                          >
                            {way.title}
                          </Link>
                        ),
                      })}
                    </Fragment>
                  ))}
                </span>
              </span>
              {label.without && (
                <span className="shrink-0 text-center">
                  <img
                    src={`/api/works/${work.id}/without/${label.player}`}
                    alt={t("label.withoutName", { named: label.name ? "yes" : "no", name: label.name ?? "" })}
                    width={56}
                    height={56}
                    loading="lazy"
                    className="size-14 bg-well object-cover"
                  />
                  <span aria-hidden className="block text-soft text-xs">
                    {t("label.without")}
                  </span>
                </span>
              )}
            </li>
          ))}
        </ul>
        <p className="mt-3 text-sm text-soft">{t("label.influenceMeasuredHowMuch")}</p>
      </div>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        <dt className="text-soft">{t("label.licence")}</dt>
        <dd>
          <a className="underline underline-offset-2" href={work.licence.url} rel="license noopener">
            {work.licence.label}
          </a>
          {work.doNotTrain && t("label.notForTraining")}
        </dd>
        <dt className="text-soft">{t("label.record")}</dt>
        <dd>
          <Link className="underline underline-offset-2" href={`/works/${work.id}/record`}>
            {t("label.signedVersionVersion", { version: work.version })}
          </Link>
        </dd>
        {work.room && (
          <>
            <dt className="text-soft">{t("label.madeIn")}</dt>
            <dd>
              <Link dir="auto" className="underline underline-offset-2" href={`/r/${work.room.slug}`}>
                {work.room.title}
              </Link>
            </dd>
          </>
        )}
        {work.tags.length > 0 && (
          <>
            <dt className="text-soft">{t("label.tags")}</dt>
            <dd className="flex flex-wrap gap-x-2">
              {work.tags.map((tag) => (
                <Link
                  dir="auto"
                  key={tag}
                  className="underline underline-offset-2"
                  href={`/gallery?tag=${encodeURIComponent(tag)}`}
                >
                  {tag}
                </Link>
              ))}
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
