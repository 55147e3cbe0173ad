"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { momentsOf } from "@/app/_components/count";
import { Strip } from "@/app/_components/strip";
import { useLive } from "@/app/_room/live/live-context";
import { FilmMoment } from "./film-moment";
import { useMoments } from "./use-moments";

/**
 * Settled pictures: hover to peek, press to look. A strip that opens at the newest, at its end; or, with `wrap`, a grid that
 * begins with the newest.
 */
export function Film({ wrap = false }: { wrap?: boolean }) {
  const t = useTranslations("room");
  const tFrame = useTranslations("frame");
  const live = useLive();
  const { moments, total, hasOlder, older, loading, failed } = useMoments();
  useEffect(() => () => live.peek.set(null), [live]);

  const empty = moments.length === 0 && (
    <p className="px-2 text-sm text-soft">
      {failed ? t("film.filmCouldNotLoaded") : t("film.filmBeginsFirstSettled")}
    </p>
  );
  const count = moments.length > 0 && momentsOf(tFrame, total);
  const earlier = hasOlder && (
    <li key="older">
      <button
        type="button"
        onClick={older}
        disabled={loading}
        className="narrow aspect-square w-full min-w-18 rounded-sm border border-line text-sm text-soft hover:bg-well"
      >
        {t("film.older")}
      </button>
    </li>
  );

  if (wrap)
    return (
      <div>
        {empty || (
          <p className="numbers px-1 pt-3 text-sm text-soft">
            {t.rich("film.theNewestFirst", { count: () => count })}
          </p>
        )}
        <ul
          aria-label={t("film.history")}
          className="grid grid-cols-[repeat(auto-fill,minmax(4.5rem,1fr))] gap-1.5 pt-2"
        >
          {moments.toReversed().map((moment) => (
            <FilmMoment key={moment.seq} moment={moment} className="aspect-square w-full" />
          ))}
          {earlier}
        </ul>
      </div>
    );
  return (
    <section
      aria-label={t("film.film")}
      className="flex h-24 shrink-0 items-center gap-2 border-line border-t px-3"
    >
      {empty || (
        <p className="numbers narrow min-w-16 shrink-0 whitespace-nowrap ps-1 text-sm text-soft leading-tight">
          {count}
        </p>
      )}
      <Strip label={t("film.history")} ids={moments.map(({ seq }) => seq)} className={empty ? "sr-only" : ""}>
        {earlier}
        {moments.map((moment) => (
          <FilmMoment key={moment.seq} moment={moment} className="size-18" />
        ))}
      </Strip>
    </section>
  );
}
