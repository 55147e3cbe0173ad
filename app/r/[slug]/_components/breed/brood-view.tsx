"use client";

import { Shuffle, Vote, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { Button } from "@/app/_components/ui/button";
import { useLive } from "@/app/_room/live/live-context";
import type { BreedingFrom } from "@/app/_room/live/room-signals";
import { usePropose } from "../votes/use-propose";
import { type Child, useBrood } from "./use-brood";

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -3, ArrowDown: 3 };

/** The picture's place taken by nine children, three by three: press one and it is the picture. */
export function BroodView({ from }: { from: BreedingFrom }) {
  const t = useTranslations("room");
  const live = useLive();
  const { children, error, again } = useBrood(from);
  const propose = usePropose();
  const box = useRef<HTMLDivElement>(null);
  const close = () => live.breeding.set(null);

  useEffect(() => {
    box.current?.querySelector("button")?.focus();
    const onEscape = (event: globalThis.KeyboardEvent) => event.key === "Escape" && live.breeding.set(null);
    window.addEventListener("keydown", onEscape);
    return () => window.removeEventListener("keydown", onEscape);
  }, [live]);

  function choose({ edits }: Child, number: number) {
    if (live.refuses()) return;
    const gesture = live.newGesture();
    for (const edit of edits) live.write(edit, gesture);
    live.news.set(t("broodView.childNumberPictureNow", { number }));
    close();
  }

  function step(event: KeyboardEvent) {
    const by = STEPS[event.key];
    if (by === undefined) return;
    const cells = [...(box.current?.querySelectorAll<HTMLElement>("[data-child]") ?? [])];
    const at = cells.indexOf(document.activeElement as HTMLElement);
    const next = cells[at + by];
    if (at === -1 || !next) return;
    event.preventDefault();
    next.focus();
  }

  return (
    <div
      ref={box}
      role="dialog"
      aria-label={t("broodView.childrenPicture")}
      onKeyDown={step}
      className="absolute inset-0 flex flex-col bg-paper"
    >
      <ul className="grid min-h-0 max-w-full flex-1 grid-cols-3 grid-rows-3 gap-0.5 md:mx-auto md:aspect-[var(--shape)] short:mx-auto short:aspect-[var(--shape)]">
        {children.map((child, i) => (
          // A child is its place.
          // biome-ignore lint/suspicious/noArrayIndexKey: nine places that stay
          <li key={i} className="relative min-h-0 min-w-0 bg-well">
            <button
              type="button"
              data-child
              aria-label={
                child.picture
                  ? t("broodView.childI", { i: i + 1 })
                  : t("broodView.childIBeingDrawn", { i: i + 1 })
              }
              disabled={!child.picture}
              onClick={() => choose(child, i + 1)}
              className="block size-full outline-offset-[-3px] disabled:animate-breathe"
            >
              {child.picture && (
                <img
                  src={child.picture}
                  alt=""
                  width={256}
                  height={256}
                  className="size-full animate-appear object-contain"
                />
              )}
            </button>
            {propose && child.picture && (
              <button
                type="button"
                aria-label={t("votes.proposeChildI", { i: i + 1 })}
                onClick={() => void propose({ edits: child.edits })}
                className="absolute end-0 bottom-0 grid size-9 place-items-center rounded-ss-md bg-black/55 text-white coarse:size-11 focus-visible:outline-white"
              >
                <Vote aria-hidden className="size-4.5" />
              </button>
            )}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-2 bg-raised p-2 short:gap-1 short:p-1">
        <p
          dir="auto"
          role="status"
          className="me-auto min-w-0 flex-1 truncate px-2 text-sm max-sm:basis-full short:sr-only"
        >
          {error ??
            (from.mate
              ? t("broodView.childrenTitle", { title: from.mate.title })
              : t("broodView.pickOneContinue"))}
        </p>
        <Button onClick={again} className="max-sm:flex-1 short:flex-1 short:px-1">
          <Shuffle aria-hidden />
          {t("broodView.showNineMore")}
        </Button>
        <Button onClick={close} className="max-sm:flex-1 short:flex-1 short:px-1">
          <X aria-hidden />
          {t("broodView.back")}
        </Button>
      </div>
    </div>
  );
}
