import type { Metadata } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { CollectionTile } from "@/app/_collections/collection-tile";
import { NewCollection } from "@/app/_collections/new-collection";
import { minePage } from "../_components/mine-page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("me");
  return { title: t("collectionsPage.myCollections") };
}

export default function MyCollections() {
  const t = useTranslations("me");
  const tFrame = useTranslations("frame");
  return minePage("collections", async (api, me) => {
    const collections = await api.collection.mine();
    return (
      <>
        <div className="mt-8 flex flex-wrap items-center gap-3">
          <h1 className="me-auto font-semibold text-3xl tracking-[-0.02em]">
            {t("collectionsPage.myCollections")}
          </h1>
          <NewCollection kind="collection" me={me} />
          <NewCollection kind="exhibition" me={me} />
        </div>
        {collections.length === 0 && (
          <p className="mt-4 max-w-md text-lg text-soft">{t("collectionsPage.noneYetOpenWork")}</p>
        )}
        <ul className="mt-8 grid grid-cols-1 gap-x-10 gap-y-12 min-[480px]:grid-cols-2 lg:grid-cols-3">
          {collections.map((collection) => (
            <li key={collection.id}>
              <CollectionTile collection={collection} />
              <p className="mt-1 flex flex-wrap gap-x-4 text-sm text-soft">
                {t("collectionsPage.kind", { kind: collection.kind })},{" "}
                {tFrame("visibility.is", { visibility: collection.visibility })}
                {!collection.takenOff && (
                  <Link
                    href={`/collections/${collection.id}/edit`}
                    className="touch ms-auto underline underline-offset-4"
                  >
                    {t.rich("collectionsPage.arrange", {
                      span: () => <span className="sr-only"> {collection.title}</span>,
                    })}
                  </Link>
                )}
              </p>
              {collection.takenOff && <p className="mt-1 text-sm">{collection.takenOff}</p>}
            </li>
          ))}
        </ul>
      </>
    );
  });
}
