"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useTRPC } from "@/app/_api/trpc";
import type { WorkPage } from "@/app/_api/types";
import { WorkTile } from "@/app/_works/work-tile";
import type { GalleryQuery } from "./gallery-query";

/** Works, more of them as one scrolls; without scripts, page by page. */
export function Wall({ first, query }: { first: WorkPage; query: GalleryQuery }) {
  const t = useTranslations("gallery");
  const api = useTRPC();
  const list = useInfiniteQuery({
    ...api.work.list.infiniteQueryOptions(query as object, {
      getNextPageParam: (page) => (page.more ? page.page + 1 : undefined),
      initialCursor: first.page,
    }),
    initialData: { pages: [first], pageParams: [first.page] },
    staleTime: 30_000,
  });
  const end = useRef<HTMLAnchorElement>(null);
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list;
  useEffect(() => {
    const link = end.current;
    if (!link || !hasNextPage) return;
    const watcher = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting && !isFetchingNextPage && void fetchNextPage(),
      { rootMargin: "800px" },
    );
    watcher.observe(link);
    return () => watcher.disconnect();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);

  const works = list.data.pages.flatMap((page) => page.works);
  const last = list.data.pages.at(-1)?.page ?? 1;
  if (works.length === 0)
    return (
      <p className="mt-16 max-w-md text-lg text-soft">
        {Object.keys(query).length > 0 ? (
          <>
            {t("wall.nothingWallFitsTake")}{" "}
            <Link href="/gallery" className="text-ink underline underline-offset-4">
              {t("wall.seeEverything")}
            </Link>
            .
          </>
        ) : (
          <>
            {t("wall.wallEmpty")}{" "}
            {t.rich("wall.openRoomMakeSomething", {
              link: (chunks) => (
                <Link href="/rooms" className="text-ink underline underline-offset-4">
                  {chunks}
                </Link>
              ),
            })}
          </>
        )}
      </p>
    );
  return (
    <>
      <ul className="mt-10 grid grid-cols-1 gap-x-10 gap-y-14 min-[480px]:grid-cols-2 lg:grid-cols-3 2xl:grid-cols-4">
        {works.map((work, i) => (
          <li key={work.id}>
            <WorkTile work={work} eager={i < 4} />
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Link
          ref={end}
          href={`/gallery?${new URLSearchParams({ ...query, page: String(last + 1) })}`}
          className="touch mt-12 inline-block underline underline-offset-4"
        >
          {isFetchingNextPage ? t("wall.hangingMoreWorks") : t("wall.moreWorks")}
        </Link>
      )}
    </>
  );
}
