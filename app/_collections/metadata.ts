import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { collectionPath } from "@/core/work/collection/collection";
import { instanceOrigin } from "@/server/trpc/caller";
import { collectionOf } from "./read";

/** What search engines and other people's pages are told of a collection. */
export async function collectionMetadata(id: string): Promise<Metadata> {
  const t = await getTranslations("collections");
  const { collection } = await collectionOf(id);
  if (!collection) return { title: t("metadata.notShown"), robots: { index: false } };
  const { title, curator, kind, text, works, visibility } = collection;
  const lead = works.find((hung) => hung.card)?.card;
  const path = collectionPath(kind, collection.id);
  const description =
    [...text.replace(/\s+/g, " ")].slice(0, 200).join("") ||
    t("metadata.anExhibition", { exhibition: kind === "exhibition" ? "yes" : "no", curator });
  return {
    metadataBase: new URL(instanceOrigin()),
    title,
    description,
    ...(visibility === "public" ? {} : { robots: { index: false } }),
    openGraph: {
      title,
      description,
      type: "website",
      url: path,
      ...(lead
        ? {
            images: [{ url: `/api/works/${lead.id}/1024.jpeg?v=${lead.version}`, width: 1024, height: 1024 }],
          }
        : {}),
    },
    twitter: { card: "summary_large_image" },
    alternates: {
      canonical: path,
      ...(visibility === "public" ? { types: { "application/atom+xml": `${path}/feed.xml` } } : {}),
    },
  };
}
