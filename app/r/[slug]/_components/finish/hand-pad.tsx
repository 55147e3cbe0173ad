"use client";

import { useId, useRef, useState } from "react";
import type { HandId } from "@/core/recipe/finish";
import { round4 } from "@/core/recipe/recipe";
import { useLive } from "../../_live/live-context";
import { useRecipe } from "../panels/use-recipe";
import { type HandChoice, myShare, shareEdit } from "./hands";

const clamp01 = (x: number): number => Math.min(1, Math.max(0, x));
const selectClass = "h-11 w-full min-w-0 rounded-md border border-edge bg-raised px-2 text-sm";

/** Two of my shares in one square: sideways the one hand, upwards the other. */
export function HandPad({ hands }: { hands: readonly HandChoice[] }) {
  const live = useLive();
  const title = useId();
  const [ids, setIds] = useState<{ x?: HandId; y?: HandId }>({});
  const x = hands.find(({ id }) => id === ids.x) ?? hands[0];
  const y = hands.find(({ id }) => id === ids.y) ?? hands[1];
  const point = useRecipe(
    "hand/",
    () => ({ x: amountOf(x), y: amountOf(y) }),
    (a, b) => a.x === b.x && a.y === b.y,
  );
  const drag = useRef<{ pointer: number; gesture: number } | null>(null);
  function amountOf(hand: HandChoice | undefined): number {
    return hand ? (myShare(live, hand.id)?.amount ?? 0) : 0;
  }
  if (!x || !y || x.id === y.id) return null;
  const [across, up] = [x, y];

  function write(to: { x: number; y: number }, gesture: number) {
    if (round4(to.x) !== amountOf(across))
      live.write(shareEdit(live, across.id, round4(clamp01(to.x))), gesture);
    if (round4(to.y) !== amountOf(up)) live.write(shareEdit(live, up.id, round4(clamp01(to.y))), gesture);
  }
  function move(event: React.PointerEvent<HTMLDivElement>) {
    if (drag.current?.pointer !== event.pointerId) return;
    const box = event.currentTarget.getBoundingClientRect();
    write(
      { x: (event.clientX - box.left) / box.width, y: 1 - (event.clientY - box.top) / box.height },
      drag.current.gesture,
    );
  }
  function end(event: React.PointerEvent<HTMLDivElement>) {
    if (drag.current?.pointer !== event.pointerId) return;
    drag.current = null;
    live.grab(null);
  }
  const KEYS: Record<string, [dx: number, dy: number]> = {
    ArrowLeft: [-0.05, 0],
    ArrowRight: [0.05, 0],
    ArrowDown: [0, -0.05],
    ArrowUp: [0, 0.05],
  };

  return (
    <section aria-labelledby={title} className="px-2">
      <h3 id={title} className="pb-2 font-semibold text-sm">
        Between two hands
      </h3>
      <div className="mb-2 flex gap-2">
        <Choice
          label="Sideways"
          value={x.id}
          hands={hands}
          without={y.id}
          onChange={(id) => setIds({ x: id, y: y.id })}
        />
        <Choice
          label="Upwards"
          value={y.id}
          hands={hands}
          without={x.id}
          onChange={(id) => setIds({ x: x.id, y: id })}
        />
      </div>
      <div
        role="slider"
        tabIndex={0}
        aria-roledescription="two-way slider"
        aria-label={`My shares of ${x.label} and ${y.label}`}
        aria-valuemin={0}
        aria-valuemax={1}
        aria-valuenow={point.x}
        aria-valuetext={`${x.label} ${Math.round(point.x * 100)} %, ${y.label} ${Math.round(point.y * 100)} %`}
        onPointerDown={(event) => {
          if (event.button !== 0 || drag.current || live.refuses()) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          drag.current = { pointer: event.pointerId, gesture: live.newGesture() };
          live.grab(`hand-${across.id}`);
          move(event);
        }}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
        onKeyDown={(event) => {
          const by = KEYS[event.key];
          if (!by || live.refuses()) return;
          event.preventDefault();
          write({ x: clamp01(point.x + by[0]), y: clamp01(point.y + by[1]) }, live.newGesture());
        }}
        className="relative aspect-[4/3] w-full cursor-crosshair touch-none select-none overflow-hidden rounded-md bg-sunk"
      >
        <span
          aria-hidden
          className="-translate-x-1/2 translate-y-1/2 absolute size-4 rounded-full border-2 border-paper bg-ink"
          style={{ left: `${point.x * 100}%`, bottom: `${point.y * 100}%` }}
        />
      </div>
    </section>
  );
}

type ChoiceProps = {
  label: string;
  value: HandId;
  hands: readonly HandChoice[];
  without: HandId;
  onChange: (id: HandId) => void;
};

function Choice({ label, value, hands, without, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-1">
      <label htmlFor={id} className="text-sm text-soft">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value as HandId)}
        className={selectClass}
      >
        {hands
          .filter((hand) => hand.id !== without)
          .map((hand) => (
            <option key={hand.id} value={hand.id}>
              {hand.label}
            </option>
          ))}
      </select>
    </div>
  );
}
