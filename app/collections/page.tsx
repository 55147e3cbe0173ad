import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { CollectionTile } from "@/app/_collections/collection-tile";
import { GallerySections } from "@/app/_collections/gallery-sections";
import { NewCollection } from "@/app/_collections/new-collection";
import { pageOf } from "@/app/_collections/read";
import { SiteFooter } from "@/app/_components/site-footer";
import { SiteHeader } from "@/app/_components/site-header";
import { callerFor } from "@/server/trpc/caller";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("collections");
  return {
    title: t("page.collections"),
    description: t("page.worksPeoplePutTogether"),
  };
}

type CollectionsProps = { searchParams: Promise<{ page?: string | string[] }> };

/** What people put together, what changed last first. */
export default async function Collections({ searchParams }: CollectionsProps) {
  const t = await getTranslations("collections");
  const api = await callerFor(await headers());
  const page = pageOf((await searchParams).page);
  const [me, { collections, more }] = await Promise.all([
    api.me.get(),
    api.collection.list({ kind: "collection", page }),
  ]);
  return (
    <>
      <SiteHeader me={me} />
      <main className="mx-auto w-full max-w-[1520px] px-5 pt-6 sm:px-10">
        <GallerySections at="/collections" />
        <div className="mt-8 flex flex-wrap items-end gap-4">
          <div className="me-auto">
            <h1 className="font-semibold text-4xl tracking-[-0.03em] sm:text-5xl">{t("page.collections")}</h1>
            <p className="mt-2 text-lg text-soft">{t("page.worksPeoplePutTogether")}</p>
          </div>
          <NewCollection kind="collection" me={me} />
        </div>
        {collections.length === 0 && (
          <p className="mt-16 max-w-md text-lg text-soft">
            {page > 1 ? t("page.thereNoMore") : t("page.nobodyHasPutCollection")}
          </p>
        )}
        <ul className="mt-10 grid grid-cols-1 gap-x-10 gap-y-14 min-[480px]:grid-cols-2 lg:grid-cols-3 2xl:grid-cols-4">
          {collections.map((collection) => (
            <li key={collection.id}>
              <CollectionTile collection={collection} />
            </li>
          ))}
        </ul>
        {more && (
          <Link
            href={`/collections?page=${page + 1}`}
            className="touch mt-12 inline-block underline underline-offset-4"
          >
            {t("page.moreCollections")}
          </Link>
        )}
      </main>
      <SiteFooter />
    </>
  );
}
