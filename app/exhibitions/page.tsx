import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import type { CollectionCard } from "@/app/_api/types";
import { Cover, worksWords } from "@/app/_collections/collection-tile";
import { GallerySections } from "@/app/_collections/gallery-sections";
import { NewCollection } from "@/app/_collections/new-collection";
import { pageOf } from "@/app/_collections/read";
import { Day } from "@/app/_components/day";
import { SiteFooter } from "@/app/_components/site-footer";
import { SiteHeader } from "@/app/_components/site-header";
import { callerFor } from "@/server/trpc/caller";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("collections");
  return {
    title: t("exhibitionsPage.exhibitions"),
    description: t("exhibitionsPage.worksHungRoomsCurators"),
    alternates: { types: { "application/atom+xml": "/exhibitions/feed.xml" } },
  };
}

type ExhibitionsProps = { searchParams: Promise<{ page?: string | string[] }> };

/** What is on: each exhibition as a poster. */
export default async function Exhibitions({ searchParams }: ExhibitionsProps) {
  const t = await getTranslations("collections");
  const api = await callerFor(await headers());
  const page = pageOf((await searchParams).page);
  const [me, { collections, more }] = await Promise.all([
    api.me.get(),
    api.collection.list({ kind: "exhibition", page }),
  ]);
  return (
    <>
      <SiteHeader me={me} />
      <main className="mx-auto w-full max-w-[1520px] px-5 pt-6 sm:px-10">
        <GallerySections at="/exhibitions" />
        <div className="mt-8 flex flex-wrap items-end gap-4">
          <div className="me-auto">
            <h1 className="font-semibold text-4xl tracking-[-0.03em] sm:text-5xl">
              {t("exhibitionsPage.exhibitions")}
            </h1>
            <p className="mt-2 text-lg text-soft">{t("exhibitionsPage.roomsWorksCuratorsWords")}</p>
          </div>
          <NewCollection kind="exhibition" me={me} />
        </div>
        {collections.length === 0 && (
          <p className="mt-16 max-w-md text-lg text-soft">
            {page > 1 ? t("exhibitionsPage.thereNoMore") : t("exhibitionsPage.nothingAnyoneAccountCan")}
          </p>
        )}
        <ul className="mt-12 flex flex-col gap-20">
          {collections.map((exhibition, i) => (
            <li key={exhibition.id}>
              <Poster exhibition={exhibition} flipped={i % 2 === 1} />
            </li>
          ))}
        </ul>
        {more && (
          <Link
            href={`/exhibitions?page=${page + 1}`}
            className="touch mt-12 inline-block underline underline-offset-4"
          >
            {t("exhibitionsPage.moreExhibitions")}
          </Link>
        )}
      </main>
      <SiteFooter />
    </>
  );
}

function Poster({ exhibition, flipped }: { exhibition: CollectionCard; flipped: boolean }) {
  const t = useTranslations("collections");
  return (
    <Link
      href={`/exhibitions/${exhibition.id}`}
      className="group grid items-end gap-6 rounded-sm md:grid-cols-2 md:gap-12"
    >
      <Cover cover={exhibition.cover} className={flipped ? "md:order-2" : ""} />
      <div className="min-w-0 pb-2">
        <h2
          dir="auto"
          className="wrap-anywhere font-semibold text-4xl leading-[1.02] tracking-[-0.035em] decoration-2 underline-offset-8 group-hover:underline sm:text-6xl"
        >
          {exhibition.title}
        </h2>
        <p className="mt-5 text-lg text-soft">
          {t.rich("exhibitionsPage.curatedCuratorWorks", {
            curator: exhibition.curator,
            works: worksWords(t, exhibition.count),
            day: () => <Day at={exhibition.updatedAt} />,
          })}
        </p>
        {exhibition.text && (
          <p dir="auto" className="mt-5 line-clamp-4 max-w-prose whitespace-pre-line text-lg leading-relaxed">
            {exhibition.text}
          </p>
        )}
      </div>
    </Link>
  );
}
