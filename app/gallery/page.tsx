import type { Metadata } from "next";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { GallerySections } from "@/app/_collections/gallery-sections";
import { SiteFooter } from "@/app/_components/site-footer";
import { SiteHeader } from "@/app/_components/site-header";
import { modelInWords } from "@/app/_room/model-in-words";
import { callerFor } from "@/server/trpc/caller";
import { Filters } from "./_components/filters";
import { readQuery, type SearchParams } from "./_components/gallery-query";
import { Wall } from "./_components/wall";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("gallery");
  return {
    title: t("page.gallery"),
    alternates: { types: { "application/atom+xml": "/feed.xml" } },
  };
}

type GalleryProps = { searchParams: Promise<SearchParams> };

/** The wall of published works. Everything it shows is in its address, so it works without scripts and can be linked to. */
export default async function Gallery({ searchParams }: GalleryProps) {
  const t = await getTranslations("gallery");
  const tControls = await getTranslations("controls");
  const api = await callerFor(await headers());
  const query = readQuery(await searchParams);
  const [me, models, first] = await Promise.all([
    api.me.get(),
    api.model.list(),
    api.work.list(query).catch(() => api.work.list({})),
  ]);
  return (
    <>
      <SiteHeader me={me} />
      <main className="mx-auto w-full max-w-[1520px] px-5 pt-6 sm:px-10">
        <GallerySections at="/gallery" />
        <h1 className="mt-8 font-semibold text-4xl tracking-[-0.03em] sm:text-5xl">{t("page.gallery")}</h1>
        <Filters query={query} models={models.models.map((model) => modelInWords(tControls, model))} />
        <Wall key={JSON.stringify(query)} first={first} query={query} />
      </main>
      <SiteFooter />
    </>
  );
}
