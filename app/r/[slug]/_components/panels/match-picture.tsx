"use client";

import { Crosshair, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, useEffect, useId, useRef, useState } from "react";
import { wordsOf } from "@/app/_api/words";
import { Button } from "@/app/_components/ui/button";
import { cn } from "@/app/_components/ui/cn";
import { useFacts, useLive } from "@/app/_room/live/live-context";
import type { Say } from "@/app/_words/say";
import type { ControlId } from "@/core/kernel/ids/ids";
import { round4 } from "@/core/picture/recipe/recipe";
import type { MatchProgress } from "@/core/picture/render/match";
import { match, reduced, type Target } from "./match-stream";

/** Components that are moved beside the named directions: more would be more edits than a member may send while it looks alive. */
const COMPONENTS = 12;
/** Milliseconds between one picture on the way and the next. */
const SHOWN_EVERY = 1600;
/** Sigmas below which a change is not worth an edit. */
const LEAST = 0.02;

/** Drop a picture and the room's own moves towards it, by my contributions alone: one gesture, which undo takes back. */
export function MatchPicture() {
  const t = useTranslations("room");
  const tErrors = useTranslations("errors");
  const live = useLive();
  const { id: room, model } = useFacts();
  const input = useId();
  const [over, setOver] = useState(false);
  const [left, setLeft] = useState<number | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function begin(target: () => Promise<Target>) {
    if (live.refuses()) return;
    const stop = new AbortController();
    running.current = stop;
    setLeft(1);
    setSaid(null);
    const gesture = live.newGesture();
    let shownAt = performance.now();
    let best: MatchProgress | null = null;
    try {
      const controls = chosen(model.controls);
      await match(
        t,
        room,
        { target: await target(), controls },
        {
          signal: stop.signal,
          onStep: (step) => {
            best = step;
            setLeft(step.left);
            if (performance.now() - shownAt < SHOWN_EVERY) return;
            shownAt = performance.now();
            apply(step, gesture);
          },
        },
      );
      if (best) finish(best, gesture);
      setSaid(words(t, best));
    } catch (error) {
      if (best) finish(best, gesture);
      setSaid(stop.signal.aborted ? t("matchPicture.stoppedHereUndoTakes") : wordsOf(tErrors, error));
    } finally {
      running.current = null;
      setLeft(null);
    }
  }

  /** What was asked for is seen: whoever looks at a moment of the past meanwhile is brought back to now. */
  function finish(best: MatchProgress, gesture: number) {
    live.pastMoment.set(null);
    apply(best, gesture);
  }

  function apply({ contributions }: MatchProgress, gesture: number) {
    for (const [control, value] of Object.entries(contributions) as [ControlId, number][]) {
      const mine = live.recipe.contributions[control]?.[live.me] ?? 0;
      if (live.blockedOn(control) === null && Math.abs(value - mine) >= LEAST)
        live.write({ kind: "contribution", control, value: round4(value) }, gesture);
    }
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) void begin(() => reduced(file, t("fileWords.noPicture")));
  }

  const palette = live.recipe.palette;
  return (
    <section aria-labelledby={`${input}-title`} className="mt-6 border-line border-t px-2 pt-5 pb-3">
      <h3 id={`${input}-title`} className="font-semibold text-sm">
        {t("matchPicture.matchAPicture")}
      </h3>
      {left === null ? (
        <>
          <label
            htmlFor={input}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={drop}
            className={cn(
              "mt-3 flex min-h-20 cursor-pointer items-center justify-center gap-3 rounded-md border border-dashed px-4 text-center text-sm hover:bg-sunk has-focus-visible:outline-2 has-focus-visible:outline-focus",
              over ? "border-ink bg-sunk" : "border-edge",
            )}
          >
            <Crosshair aria-hidden className="size-5 shrink-0 text-soft" />
            {t("matchPicture.dropImageSteerTowards")}
            <input
              id={input}
              type="file"
              accept="image/*"
              aria-label={t("matchPicture.pictureToMatch")}
              className="sr-only"
              onChange={(event) => {
                const file = event.target.files?.[0];
                event.target.value = "";
                if (file) void begin(() => reduced(file, t("fileWords.noPicture")));
              }}
            />
          </label>
          {palette && (
            <Button
              className="mt-2 w-full"
              onClick={() => void begin(async () => ({ kind: "palette", colours: palette.colours }))}
            >
              {t("matchPicture.matchRoomsPalette")}
            </Button>
          )}
        </>
      ) : (
        <div className="mt-3 flex items-center gap-3">
          <div
            role="progressbar"
            aria-label={t("matchPicture.matching")}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round((1 - left) * 100)}
            className="h-1.5 flex-1 overflow-hidden rounded-full bg-well"
          >
            <div className="h-full bg-ink transition-[width]" style={{ width: `${(1 - left) * 100}%` }} />
          </div>
          <Button onClick={() => running.current?.abort()}>
            <X aria-hidden />
            {t("matchPicture.stop")}
          </Button>
        </div>
      )}
      <p role="status" className="mt-2 text-soft text-sm">
        {said}
      </p>
    </section>
  );
}

const chosen = (controls: readonly { id: ControlId; kind: string }[]): ControlId[] => [
  ...controls.filter(({ kind }) => kind === "direction").map(({ id }) => id),
  ...controls
    .filter(({ kind }) => kind !== "direction")
    .slice(0, COMPONENTS)
    .map(({ id }) => id),
];

function words(t: Say<"room">, best: MatchProgress | null): string {
  const nearer = best ? Math.round((1 - best.left) * 100) : 0;
  return nearer < 3
    ? t("matchPicture.doesNotComeNearer")
    : t("matchPicture.nearerNearerThanBefore", { nearer });
}
