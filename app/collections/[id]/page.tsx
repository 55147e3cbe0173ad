import { Pencil } from "lucide-react";
import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { worksWords } from "@/app/_collections/collection-tile";
import { HiddenWork } from "@/app/_collections/hidden-work";
import { collectionMetadata } from "@/app/_collections/metadata";
import { collectionOf } from "@/app/_collections/read";
import { TakenOff } from "@/app/_collections/taken-off";
import { Day } from "@/app/_components/day";
import { SiteFooter } from "@/app/_components/site-footer";
import { SiteHeader } from "@/app/_components/site-header";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { ReportButton } from "@/app/_moderation/report-button";
import { WorkTile } from "@/app/_works/work-tile";
import { subjectOf } from "@/core/moderation/subjects";
import { callerFor } from "@/server/trpc/caller";

type CollectionProps = { params: Promise<{ id: string }> };

export const generateMetadata = async ({ params }: CollectionProps): Promise<Metadata> =>
  collectionMetadata((await params).id);

/** Works that somebody put together, on a plain wall. */
export default async function Collection({ params }: CollectionProps) {
  const t = await getTranslations("collections");
  const tFrame = await getTranslations("frame");
  const { collection, gone } = await collectionOf((await params).id);
  if (!collection) return <TakenOff id={(await params).id} words={gone} />;
  if (collection.kind === "exhibition") redirect(`/exhibitions/${collection.id}`);
  const me = await (await callerFor(await headers())).me.get();
  return (
    <>
      <SiteHeader me={me} />
      <main className="mx-auto w-full max-w-[1520px] px-5 pt-6 sm:px-10">
        <header className="flex flex-wrap items-start gap-4">
          <div className="me-auto max-w-prose">
            <h1 dir="auto" className="font-semibold text-4xl tracking-[-0.03em] sm:text-5xl">
              {collection.title}
            </h1>
            <p className="mt-3 text-lg text-soft">
              {t("onePage.putTogetherBy")} <CuratorName collection={collection} />,{" "}
              {worksWords(t, collection.works.filter((hung) => hung.card).length)},{" "}
              <Day at={collection.updatedAt} />
              {collection.visibility !== "public" &&
                `, ${tFrame("visibility.is", { visibility: collection.visibility })}`}
            </p>
            {collection.text && (
              <p dir="auto" className="mt-6 whitespace-pre-line text-lg leading-relaxed">
                {collection.text}
              </p>
            )}
          </div>
          {collection.isMine ? (
            <ButtonLink href={`/collections/${collection.id}/edit`}>
              <Pencil aria-hidden className="size-4.5" />
              {t("onePage.arrange")}
            </ButtonLink>
          ) : (
            <div className="max-sm:-ms-4 sm:-me-4">
              <ReportButton
                subject={subjectOf("exhibition", collection.id)}
                what={t("onePage.thisCollection")}
                isNobody={me.user === null}
              />
            </div>
          )}
        </header>
        {collection.works.length === 0 && (
          <p className="mt-16 max-w-md text-lg text-soft">
            {t("onePage.nothingHangsHereYet", { isMine: collection.isMine ? "yes" : "no" })}
          </p>
        )}
        <ul className="mt-12 grid grid-cols-1 gap-x-10 gap-y-14 min-[480px]:grid-cols-2 lg:grid-cols-3 2xl:grid-cols-4">
          {collection.works.map(({ work, card, gap, note }) => (
            <li key={work} className="flex flex-col">
              {card ? <WorkTile work={card} /> : <HiddenWork words={gap} />}
              {note && (
                <p dir="auto" className="mt-2 whitespace-pre-line text-soft">
                  {note}
                </p>
              )}
            </li>
          ))}
        </ul>
      </main>
      <SiteFooter />
    </>
  );
}

function CuratorName({ collection }: { collection: { owner: string; curator: string } }) {
  return (
    <Link href={`/people/${collection.owner}`} className="text-ink underline underline-offset-4">
      {collection.curator}
    </Link>
  );
}
