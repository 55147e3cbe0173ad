"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { WorkPage } from "@/app/_api/types";
import { WorkTile } from "@/app/_works/work-tile";
import type { GalleryQuery } from "./gallery-query";
import { usePages } from "./use-pages";

/** Works, more of them as one scrolls; without scripts, page by page. */
export function Wall({ first, query }: { first: WorkPage; query: GalleryQuery }) {
  const t = useTranslations("gallery");
  const { pages, fetchNext, state } = usePages(first, query);
  const { page: last, more } = pages.at(-1) ?? first;
  const end = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    const link = end.current;
    if (!link || !more || state !== "idle") return;
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && void fetchNext(), {
      rootMargin: "800px",
    });
    watcher.observe(link);
    return () => watcher.disconnect();
  }, [fetchNext, more, state]);

  const works = pages.flatMap((page) => page.works);
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
      {more && (
        <Link
          ref={end}
          href={`/gallery?${new URLSearchParams({ ...query, page: String(last + 1) })}`}
          className="touch mt-12 inline-block underline underline-offset-4"
        >
          {state === "fetching" ? t("wall.hangingMoreWorks") : t("wall.moreWorks")}
        </Link>
      )}
    </>
  );
}
