"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { cn } from "@/app/_components/ui/cn";
import { useLive } from "@/app/_room/live/live-context";
import type { Connection } from "@/app/_room/live/room-signals";
import { type Signal, useSignal } from "@/app/_room/live/signal";
import type { Say } from "@/app/_words/say";
import { CompareButton } from "./compare-button";
import { DownloadButton } from "./download-button";
import { ReactionBar } from "./reactions";
import { useOthersDoing } from "./use-others-doing";

const wordsIn = (t: Say<"room">) => ({
  connecting: t("statusLine.connecting"),
  live: t("statusLine.live"),
  reconnecting: t("statusLine.reconnecting"),
  offline: t("statusLine.offline"),
  closed: t("statusLine.closed"),
});

/** What others do right now, and how the room is doing in numbers: discreet, and rewritten twice a second without React. */
export function StatusLine() {
  const t = useTranslations("room");
  const live = useLive();
  const doing = useOthersDoing();
  const numbers = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    const timer = setInterval(() => {
      if (!numbers.current || document.hidden) return;
      const { renderMs, queueMs, size } = live.frames.stats;
      const fps = live.frames.fps(performance.now());
      const shown = fps === 0 ? live.settled.get()?.width : size;
      const words = t("statusLine.still", { fps, size: shown ?? 0, renderMs: Math.round(renderMs) });
      const more = t("statusLine.queueQueuemsMsMoment", {
        queueMs: Math.round(queueMs),
        seq: live.replica.seq,
      });
      const [first, second] = numbers.current.children;
      if (first && first.textContent !== words) first.textContent = words;
      if (second && second.textContent !== more) second.textContent = more;
    }, 500);
    return () => clearInterval(timer);
  }, [live, t]);

  return (
    <div className="flex items-center gap-3 px-4 pb-1 text-soft text-xs max-md:px-3 max-md:py-0.5 short:gap-1 short:px-1">
      <ConnectionLight connection={live.connection} />
      {doing && (
        <span dir="auto" className="truncate text-ink max-md:hidden">
          {doing}
        </span>
      )}
      <span ref={numbers} className={cn("numbers narrow truncate max-md:hidden", doing && "hidden")}>
        <span />
        <span />
      </span>
      <span className="ms-auto flex shrink-0 items-center">
        <DownloadButton />
        <CompareButton />
        <ReactionBar />
      </span>
    </div>
  );
}

function ConnectionLight({ connection }: { connection: Signal<Connection> }) {
  const t = useTranslations("room");
  const { state } = useSignal(connection);
  return (
    <span
      data-testid="connection"
      role="status"
      className="inline-flex shrink-0 items-center gap-1.5 font-medium text-ink"
    >
      <span
        aria-hidden
        className={`size-2 shrink-0 rounded-full ${state === "live" ? "bg-ink" : "animate-breathe border border-ink"}`}
      />
      {/* The long words have no room on a phone, where the line on top says the same. */}
      <span className={state === "live" || state === "offline" ? undefined : "max-md:sr-only"}>
        {wordsIn(t)[state]}
      </span>
    </span>
  );
}
