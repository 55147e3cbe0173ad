"use client";

import { useTranslations } from "next-intl";
import { type PointerEvent, useRef, useState } from "react";
import { openApi } from "@/app/_api/open-api";
import type { Moment, RoomCard } from "@/app/_api/types";

/** Moments that a picture shows when it is touched. */
const MOMENTS = 24;
const FRESH_MS = 10_000;

/** Over the open room's picture: a hand that moves across it, or arrow keys, runs through how it came to be; let go, it is now again. */
export function TouchedPicture({ room }: { room: RoomCard }) {
  const t = useTranslations("instrument.landing");
  const [at, setAt] = useState<number | null>(null);
  const [frames, setFrames] = useState<readonly Moment[]>([]);
  const askedAt = useRef(Number.NEGATIVE_INFINITY);
  const moments = frames.slice(0, MOMENTS).toReversed();
  const last = moments.length - 1;
  // A single moment is what is seen already.
  const shown = at === null || last < 1 ? undefined : moments[Math.round(at * last)];

  async function look() {
    if (performance.now() - askedAt.current < FRESH_MS) return;
    askedAt.current = performance.now();
    try {
      setFrames((await (await openApi()).room.history.query({ id: room.id })).frames);
    } catch {
      // The picture stays as it is; the next touch asks again.
      askedAt.current = Number.NEGATIVE_INFINITY;
    }
  }

  function touch(event: PointerEvent<HTMLDivElement>) {
    void look();
    const { left, width } = event.currentTarget.getBoundingClientRect();
    setAt(Math.max(0, Math.min(1, (event.clientX - left) / width)));
  }

  return (
    <div
      data-testid="touch"
      onPointerMove={touch}
      onPointerDown={touch}
      onPointerLeave={() => setAt(null)}
      className="absolute inset-0 touch-pan-y"
    >
      {moments.map(({ seq, url }) => (
        <img
          key={seq}
          src={url}
          alt=""
          draggable={false}
          className={`absolute inset-0 size-full select-none object-cover ${seq === shown?.seq ? "" : "opacity-0"}`}
        />
      ))}
      {shown && (
        <span className="numbers absolute start-3 bottom-3 rounded-sm bg-black/65 px-2 py-1 text-sm text-white">
          {t("moment", { seq: shown.seq })}
        </span>
      )}
      <input
        type="range"
        min={0}
        max={Math.max(1, last)}
        value={at === null ? Math.max(1, last) : Math.round(at * last)}
        aria-label={t("touch")}
        onFocus={() => void look()}
        onBlur={() => setAt(null)}
        onChange={({ target }) => setAt(target.valueAsNumber / Math.max(1, last))}
        className="wipe absolute inset-0 size-full opacity-0"
      />
    </div>
  );
}
