"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "./ui/cn";
import { useStrip } from "./use-strip";

type StripProps = {
  label: string;
  /** What is in it, in order, the newest last. */
  ids: readonly number[];
  /** Its items, as `li`. */
  children: ReactNode;
  className?: string;
};

const side =
  "absolute inset-y-0 z-10 grid w-11 place-items-center text-ink transition-opacity from-paper via-paper/85 to-transparent";

/**
 * A row of moments, opened at the newest. It scrolls by wheel, by fingers, by the buttons at its sides, and by keys: arrows,
 * Page Up and Down, Home and End.
 */
export function Strip({ label, ids, children, className }: StripProps) {
  const t = useTranslations("frame");
  const { box, fresh, toEnd, sides, turn, onKeyDown } = useStrip(ids);
  return (
    <div className={cn("relative min-w-0 flex-1", className)}>
      <ul
        ref={box}
        aria-label={label}
        onKeyDown={onKeyDown}
        className="flex gap-1.5 overflow-x-auto overscroll-x-contain px-1 py-2 [&>li]:shrink-0"
      >
        {children}
      </ul>
      {sides.left && (
        <button
          type="button"
          aria-label={t("strip.earlierMoments")}
          onClick={() => turn(-1)}
          className={`${side} start-0 bg-linear-to-r`}
        >
          <ChevronLeft aria-hidden className="size-5" />
        </button>
      )}
      {sides.right && (
        <button
          type="button"
          aria-label={t("strip.laterMoments")}
          onClick={() => turn(1)}
          className={`${side} end-0 bg-linear-to-l`}
        >
          <ChevronRight aria-hidden className="size-5" />
        </button>
      )}
      {sides.right && (
        <button
          type="button"
          onClick={toEnd}
          className="numbers touch absolute end-12 bottom-3 z-10 flex h-7 items-center rounded-full bg-ink px-3 font-medium text-paper text-xs shadow-lg"
        >
          {fresh > 0 ? t("strip.freshNew", { fresh }) : t("strip.newest")}
        </button>
      )}
    </div>
  );
}
