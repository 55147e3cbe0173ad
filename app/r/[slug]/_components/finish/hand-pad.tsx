"use client";

import { useTranslations } from "next-intl";
import { useId, useRef, useState } from "react";
import { useDrag } from "@/app/_components/use-drag";
import { useLive } from "@/app/_room/live/live-context";
import type { LiveRoom } from "@/app/_room/live/live-room";
import { actionOf } from "@/core/kernel/keys/shortcut";
import type { HandId } from "@/core/picture/recipe/finish";
import { handControl } from "@/core/picture/recipe/finish-controls";
import { round4 } from "@/core/picture/recipe/recipe";
import { useRecipe } from "../panels/use-recipe";
import { type HandChoice, myShare, shareEdit } from "./hands";

const clamp01 = (x: number): number => Math.min(1, Math.max(0, x));
const selectClass = "h-11 w-full min-w-0 rounded-md border border-edge bg-raised px-2 text-sm";

/** CSS pixels from the pad's edge to where its scale ends, so that the point is seen whole at its ends, too. */
const EDGE = 14;
const insideOf = (part: number): string => `calc(${EDGE}px + ${part} * (100% - ${2 * EDGE}px))`;

type Point = { x: number; y: number };
/** Keys pressed this close together are one gesture, and one undo. */
const KEYS_APART_MS = 900;
const KEYS: Record<string, Point> = {
  ArrowLeft: { x: -0.05, y: 0 },
  ArrowRight: { x: 0.05, y: 0 },
  ArrowDown: { x: 0, y: -0.05 },
  ArrowUp: { x: 0, y: 0.05 },
};

const amountOf = (live: LiveRoom, hand: HandChoice | undefined): number =>
  hand ? (myShare(live, hand.id)?.amount ?? 0) : 0;

/** Two of my shares in one square: sideways the one hand, upwards the other. */
export function HandPad({ hands }: { hands: readonly HandChoice[] }) {
  const live = useLive();
  const [ids, setIds] = useState<{ x?: HandId; y?: HandId }>({});
  const x = hands.find(({ id }) => id === ids.x) ?? hands[0];
  const y = hands.find(({ id }) => id === ids.y) ?? hands[1];
  const point = useRecipe(
    "hand/",
    () => ({ x: amountOf(live, x), y: amountOf(live, y) }),
    (a, b) => a.x === b.x && a.y === b.y,
  );
  if (!x || !y || x.id === y.id) return null;
  return <Pad x={x} y={y} hands={hands} point={point} onChoose={setIds} />;
}

type PadProps = {
  x: HandChoice;
  y: HandChoice;
  hands: readonly HandChoice[];
  /** My shares of both, 0..1. */
  point: Point;
  onChoose: (ids: { x: HandId; y: HandId }) => void;
};

function Pad({ x, y, hands, point, onChoose }: PadProps) {
  const t = useTranslations("room");
  const live = useLive();
  const title = useId();
  const gesture = useRef({ id: 0, at: Number.NEGATIVE_INFINITY });
  const refuses = () => live.refuses(handControl(x.id)) || live.refuses(handControl(y.id));
  const pad = useDrag<HTMLDivElement>({
    begin(event) {
      if (refuses()) return false;
      gesture.current = { id: live.newGesture(), at: Number.NEGATIVE_INFINITY };
      live.grab(handControl(x.id));
      write(pointOf(event));
      return true;
    },
    move: (_, event) => write(pointOf(event)),
    end: () => live.grab(null),
  });

  function pointOf(event: PointerEvent): Point {
    const box = pad.current?.getBoundingClientRect();
    if (!box) return point;
    const part = (at: number, from: number, size: number) =>
      (at - from - EDGE) / Math.max(1, size - 2 * EDGE);
    return {
      x: part(event.clientX, box.left, box.width),
      y: 1 - part(event.clientY, box.top, box.height),
    };
  }
  function write(to: Point) {
    for (const [hand, share] of [
      [x, round4(clamp01(to.x))],
      [y, round4(clamp01(to.y))],
    ] as const)
      if (share !== amountOf(live, hand)) live.write(shareEdit(live, hand.id, share), gesture.current.id);
  }
  function key(event: React.KeyboardEvent) {
    const by = actionOf(event, KEYS);
    if (!by || refuses()) return;
    event.preventDefault();
    const [now, { id, at }] = [performance.now(), gesture.current];
    gesture.current = { id: now - at < KEYS_APART_MS ? id : live.newGesture(), at: now };
    write({ x: point.x + by.x, y: point.y + by.y });
  }

  return (
    <section aria-labelledby={title} className="px-2">
      <h3 id={title} className="pb-2 font-semibold text-sm">
        {t("handPad.betweenTwoHands")}
      </h3>
      <div className="mb-2 flex gap-2">
        <Choice
          label={t("handPad.sideways")}
          value={x.id}
          hands={hands}
          without={y.id}
          onChange={(id) => onChoose({ x: id, y: y.id })}
        />
        <Choice
          label={t("handPad.upwards")}
          value={y.id}
          hands={hands}
          without={x.id}
          onChange={(id) => onChoose({ x: x.id, y: id })}
        />
      </div>
      <div
        ref={pad}
        role="slider"
        tabIndex={0}
        aria-roledescription={t("handPad.twoWaySlider")}
        aria-label={t("handPad.mySharesLabelLabel2", { label: x.label, label2: y.label })}
        aria-valuemin={0}
        aria-valuemax={1}
        aria-valuenow={point.x}
        aria-valuetext={`${x.label} ${Math.round(point.x * 100)}\u00a0%, ${y.label} ${Math.round(point.y * 100)}\u00a0%`}
        onKeyDown={key}
        className="relative aspect-[4/3] w-full cursor-crosshair touch-none select-none overflow-hidden rounded-md bg-sunk"
      >
        <span
          aria-hidden
          className="-translate-x-1/2 translate-y-1/2 absolute size-4 rounded-full border-2 border-paper bg-ink"
          style={{ left: insideOf(point.x), bottom: insideOf(point.y) }}
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
        onChange={(event) => {
          const chosen = hands.find((hand) => hand.id === event.target.value);
          if (chosen) onChange(chosen.id);
        }}
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
