import Link from "next/link";
import { useTranslations } from "next-intl";
import type { CollectionCard } from "@/app/_api/types";
import { cn } from "@/app/_components/ui/cn";
import type { Say } from "@/app/_words/say";
import { WorkImage } from "@/app/_works/work-image";
import { collectionPath } from "@/core/work/collection/collection";

export const worksWords = (t: Say<"collections">, count: number): string =>
  count === 1 ? t("collectionTile.n1Work") : t("collectionTile.countWorks", { count });

/** A collection by its first works: four in a square, or one alone. */
export function CollectionTile({ collection }: { collection: CollectionCard }) {
  const t = useTranslations("collections");
  return (
    <Link href={collectionPath(collection.kind, collection.id)} className="group block rounded-sm">
      <Cover cover={collection.cover} />
      <p
        dir="auto"
        className="mt-3 truncate font-semibold decoration-1 underline-offset-4 group-hover:underline"
      >
        {collection.title}
      </p>
      <p className="flex gap-2 text-sm text-soft">
        <span className="truncate">{t("collectionTile.byCurator", { curator: collection.curator })}</span>
        <span className="ms-auto shrink-0">{worksWords(t, collection.count)}</span>
      </p>
    </Link>
  );
}

/** Up to four works without a gap between them; an empty square where none hangs. */
export function Cover({ cover, className }: { cover: CollectionCard["cover"]; className?: string }) {
  const shown = cover.length >= 4 ? cover.slice(0, 4) : cover.slice(0, 1);
  return (
    <div
      className={cn(
        "grid aspect-square gap-1 overflow-hidden bg-well",
        shown.length > 1 && "grid-cols-2",
        className,
      )}
    >
      {shown.map((work) => (
        <WorkImage key={work.id} id={work.id} version={work.version} size={512} alt="" />
      ))}
    </div>
  );
}
