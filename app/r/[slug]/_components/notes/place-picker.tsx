"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";

const STEP = 0.04;
const MIDDLE = { x: 0.5, y: 0.5 };
const inside = (at: number): number => Math.round(Math.max(0, Math.min(1, at)) * 1000) / 1000;

/** Over the picture while a note is to be pinned: a press chooses the place; or arrow keys move the cross, and Enter pins it. */
export function PlacePicker() {
  const isChoosing = useSignal(useLive().pinning) === "choosing";
  return isChoosing ? <Picker /> : null;
}

function Picker() {
  const t = useTranslations("instrument.talk");
  const live = useLive();
  const box = useRef<HTMLButtonElement>(null);
  const [at, setAt] = useState(MIDDLE);
  useEffect(() => {
    box.current?.focus();
  }, []);

  function key(event: KeyboardEvent) {
    const by: Record<string, [number, number]> = {
      ...{ ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0] },
      ...{ ArrowUp: [0, -STEP], ArrowDown: [0, STEP] },
    };
    const way = by[event.key];
    if (way) setAt(({ x, y }) => ({ x: inside(x + way[0]), y: inside(y + way[1]) }));
    else if (event.key === "Escape") live.pinning.set(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <button
      ref={box}
      type="button"
      aria-label={t("choosePlace")}
      onKeyDown={key}
      onClick={(event) => {
        const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
        // Enter has no place of its own: the cross has.
        const byHand = event.detail > 0;
        live.pinning.set(
          byHand
            ? { x: inside((event.clientX - left) / width), y: inside((event.clientY - top) / height) }
            : at,
        );
      }}
      className="absolute inset-0 size-full cursor-crosshair outline-offset-[-3px]"
    >
      <span
        aria-hidden
        className="-translate-x-1/2 -translate-y-1/2 absolute size-6 rounded-full border-2 border-white shadow-[0_0_0_1px_rgb(0_0_0/0.6)]"
        style={{ left: `${at.x * 100}%`, top: `${at.y * 100}%` }}
      />
    </button>
  );
}
