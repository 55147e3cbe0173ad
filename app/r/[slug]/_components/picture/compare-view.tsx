"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { PastMoment } from "@/app/_room/live/room-signals";

/** A kept moment over the left of the picture, the room's present one at the right; the edge between them is dragged. */
export function CompareView({ a }: { a: Pick<PastMoment, "seq" | "url"> }) {
  const t = useTranslations("room");
  const [split, setSplit] = useState(50);
  return (
    <div className="group absolute inset-0">
      <img
        src={a.url}
        alt={t("compareView.momentSeq", { seq: a.seq })}
        draggable={false}
        className="absolute inset-0 size-full select-none bg-well object-contain"
        style={{ clipPath: `inset(0 ${100 - split}% 0 0)` }}
      />
      <span
        aria-hidden
        className="absolute inset-y-0 w-0.5 -translate-x-1/2 bg-white shadow-[0_0_0_1px_rgb(0_0_0/0.5)] group-has-focus-visible:w-1.5"
        style={{ left: `${split}%` }}
      >
        <span className="absolute top-1/2 left-1/2 size-9 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-white bg-black/40 shadow-[0_0_0_1px_rgb(0_0_0/0.5)]" />
      </span>
      <span className={`${tag} left-2`}>{t("compareView.aMomentSeq", { seq: a.seq })}</span>
      <span className={`${tag} right-2`}>{t("compareView.bNow")}</span>
      <input
        type="range"
        min={0}
        max={100}
        step={0.1}
        value={split}
        aria-label={t("compareView.edgeBetweenKeptMoment")}
        aria-valuetext={t("compareView.splitMomentSeq", { split: Math.round(split), seq: a.seq })}
        onChange={(event) => setSplit(event.target.valueAsNumber)}
        className="wipe absolute inset-0 size-full cursor-ew-resize opacity-0"
      />
    </div>
  );
}

const tag = "numbers absolute top-2 rounded-sm bg-black/60 px-2 py-1 text-white text-xs";
