"use client";

import { ArrowDown } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "./ui/cn";
import { useFollowEnd } from "./use-follow-end";

type LiveLogProps<Line> = {
  label: string;
  lines: readonly Line[];
  /** Whose lines are the reader's own. */
  me?: string;
  children: (line: Line) => ReactNode;
  /** What stands there while nothing does. */
  empty: ReactNode;
  className?: string;
};

/** Lines that come while one reads: the end is followed by whoever is there, and waits for whoever reads older ones. */
export function LiveLog<Line extends { id: string; actor: string }>({
  label,
  lines,
  me,
  children,
  empty,
  className,
}: LiveLogProps<Line>) {
  const t = useTranslations("frame");
  const ids = lines.map(({ id }) => id);
  const { box, fresh, toEnd } = useFollowEnd<HTMLDivElement>(ids, { mine: lines.at(-1)?.actor === me });
  return (
    <div className={cn("relative flex min-h-0 flex-1 flex-col", className)}>
      <div
        ref={box}
        role="log"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto overscroll-contain rounded-sm px-2 py-2 [&>:first-child]:mt-auto"
      >
        {lines.length === 0 && <p className="text-sm text-soft">{empty}</p>}
        {lines.map(children)}
      </div>
      {fresh > 0 && (
        <button
          type="button"
          onClick={toEnd}
          className="numbers touch absolute bottom-2 left-1/2 flex h-9 -translate-x-1/2 animate-appear items-center gap-1.5 whitespace-nowrap rounded-full bg-ink px-3.5 font-medium text-paper text-sm shadow-lg"
        >
          {t("liveLog.freshNewBelow", { fresh })}
          <ArrowDown aria-hidden className="size-4" />
        </button>
      )}
    </div>
  );
}
