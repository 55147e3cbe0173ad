"use client";

import { useEffect, useRef } from "react";
import { ago } from "@/app/_components/count";
import { cn } from "@/app/_components/ui/cn";
import { useLive } from "../../_live/live-context";
import { useSignal } from "../../_live/signal";
import { useMoments } from "./use-moments";

const names = (by: readonly string[]): string =>
  by.length > 2 ? `${by.slice(0, 2).join(", ")} and others` : by.join(" and ");

/** Settled pictures in order, the newest at the end: hover to peek, press to look. `wrap`: a grid instead of a strip. */
export function Film({ wrap = false }: { wrap?: boolean }) {
  const live = useLive();
  const { moments, hasOlder, older, loading, failed } = useMoments();
  const lookedAt = useSignal(live.lookedAt);
  const list = useRef<HTMLUListElement>(null);
  const newest = moments.at(-1)?.seq;

  // The strip stays at its newest end unless someone has scrolled back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new picture is what moves it
  useEffect(() => {
    const strip = list.current;
    if (!strip || wrap) return;
    if (strip.scrollWidth - strip.scrollLeft - strip.clientWidth < 400) strip.scrollLeft = strip.scrollWidth;
  }, [newest, wrap]);

  useEffect(() => () => live.peek.set(null), [live]);

  return (
    <section
      aria-label={wrap ? undefined : "Film"}
      className={cn("relative", !wrap && "flex h-24 shrink-0 items-center border-line border-t px-3")}
    >
      {moments.length === 0 && (
        <p className={cn("px-2 text-sm text-soft", !wrap && "absolute")}>
          {failed
            ? "The film could not be loaded. It will be tried again."
            : "The film begins with the first settled picture."}
        </p>
      )}
      <ul
        ref={list}
        aria-label="History"
        className={cn(
          wrap ? "grid grid-cols-4 gap-1.5 pt-3" : "flex min-w-0 flex-1 gap-1.5 overflow-x-auto py-2",
        )}
      >
        {hasOlder && (
          <li className={wrap ? undefined : "shrink-0"}>
            <button
              type="button"
              onClick={older}
              disabled={loading}
              className={cn(
                "narrow rounded-sm border border-line text-sm text-soft hover:bg-well",
                wrap ? "aspect-square w-full" : "size-18",
              )}
            >
              Older
            </button>
          </li>
        )}
        {moments.map(({ seq, at, url, by }) => (
          <li key={seq} className={wrap ? undefined : "shrink-0"}>
            <button
              type="button"
              aria-label={`Moment ${seq}, ${ago(at, Date.now())}${by.length ? `, by ${names(by)}` : ""}`}
              aria-pressed={lookedAt?.seq === seq}
              onPointerEnter={(event) => event.pointerType === "mouse" && live.peek.set(url)}
              onPointerLeave={() => live.peek.set(null)}
              onClick={() => {
                live.peek.set(null);
                live.lookedAt.set({ seq, url, at, by: names(by) });
              }}
              className={cn(
                "block overflow-hidden rounded-sm opacity-85 transition-opacity hover:opacity-100 focus-visible:opacity-100 aria-pressed:opacity-100 aria-pressed:outline-2 aria-pressed:outline-ink",
                wrap ? "aspect-square w-full" : "size-18",
              )}
            >
              <img
                src={url}
                alt=""
                width={72}
                height={72}
                loading="lazy"
                decoding="async"
                draggable={false}
                className="size-full object-cover"
              />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
