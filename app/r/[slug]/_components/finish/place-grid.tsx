"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { actionOf } from "@/core/kernel/keys/shortcut";
import type { Place } from "@/core/picture/finish/brush";
import { useRecipe } from "../panels/use-recipe";

/** Places a side that the keyboard can go to. */
const SIDE = 8;
const CELLS = Array.from({ length: SIDE * SIDE }, (_, i) => ({ x: i % SIDE, y: Math.floor(i / SIDE) }));
const placeOf = ({ x, y }: { x: number; y: number }): Place => ({ x: (x + 0.5) / SIDE, y: (y + 0.5) / SIDE });
type Act = "paint" | "erase" | { dx: number; dy: number };
const KEYS: Record<string, Act> = {
  ArrowLeft: { dx: -1, dy: 0 },
  ArrowRight: { dx: 1, dy: 0 },
  ArrowUp: { dx: 0, dy: -1 },
  ArrowDown: { dx: 0, dy: 1 },
  " ": "paint",
  Enter: "paint",
  Delete: "erase",
  Backspace: "erase",
};

type PlaceGridProps = {
  label: string;
  /** Paints or erases at a place. */
  onPaint: (place: Place, erases: boolean) => void;
  /** Who paints at a place, in words. */
  wordsAt: (place: Place) => string;
};

/** A grid of 8 x 8 places for the keyboard: arrow keys move, space or enter paints, delete erases. */
export function PlaceGrid({ label, onPaint, wordsAt }: PlaceGridProps) {
  const t = useTranslations("room");
  const grid = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState({ x: SIDE / 2, y: SIDE / 2 });
  const [said, setSaid] = useState("");
  // Whoever paints, each place says at once whose it is.
  const words = useRecipe("", () => CELLS.map((cell) => wordsAt(placeOf(cell))).join("\n")).split("\n");

  function key(event: React.KeyboardEvent) {
    const act = actionOf(event, KEYS);
    if (act === undefined) return;
    event.preventDefault();
    if (typeof act === "object") {
      const inside = (place: number) => Math.min(SIDE - 1, Math.max(0, place));
      const next = { x: inside(at.x + act.dx), y: inside(at.y + act.dy) };
      setAt(next);
      grid.current?.querySelector<HTMLElement>(`[data-cell="${next.x}/${next.y}"]`)?.focus();
    } else {
      onPaint(placeOf(at), act === "erase");
      setSaid(t("placeGrid.erased", { erase: act === "erase" ? "yes" : "no", y: at.y + 1, x: at.x + 1 }));
    }
  }

  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a grid over a picture is no table */}
      <div
        ref={grid}
        role="grid"
        aria-label={label}
        onKeyDown={key}
        className="pointer-events-none absolute inset-0 grid grid-rows-8"
      >
        {Array.from({ length: SIDE }, (_, y) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
          // biome-ignore lint/a11y/useSemanticElements: a grid over a picture is no table
          // biome-ignore lint/a11y/useFocusableInteractive: its cells take the focus
          <div role="row" key={y} className="grid grid-cols-8">
            {Array.from({ length: SIDE }, (_, x) => (
              // biome-ignore lint/a11y/useSemanticElements: a grid over a picture is no table
              <div
                role="gridcell"
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
                key={x}
                data-cell={`${x}/${y}`}
                tabIndex={x === at.x && y === at.y ? 0 : -1}
                aria-label={t("placeGrid.rowYColumnX", {
                  y: y + 1,
                  x: x + 1,
                  words: words[y * SIDE + x] ?? "",
                })}
                onFocus={() => setAt({ x, y })}
                className="focus-visible:outline-2 focus-visible:outline-white focus-visible:-outline-offset-2 focus-visible:[box-shadow:inset_0_0_0_4px_#000]"
              />
            ))}
          </div>
        ))}
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  );
}
