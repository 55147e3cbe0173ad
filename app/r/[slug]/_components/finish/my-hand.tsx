"use client";

import { Brush, Eraser, PaintBucket, X } from "lucide-react";
import { useSyncExternalStore } from "react";
import { Button } from "@/app/_components/ui/button";
import { IconButton } from "@/app/_components/ui/icon-button";
import { useLive } from "@/app/_room/live/live-context";
import type { LiveRoom } from "@/app/_room/live/live-room";
import { useSignal } from "@/app/_room/live/signal";
import { handControl } from "@/core/picture/recipe/finish-controls";
import { percent } from "../fader/fader-words";
import { PinButton } from "../fader/pin-button";
import { ValueFader } from "../fader/value-fader";
import { type HandChoice, myShare, putDown, shareEdit } from "./hands";

/** The hand that I have taken up: how much of it is mine, and the brush that puts it in places. */
export function MyHand({ hand }: { hand: HandChoice }) {
  const live = useLive();
  const painting = useSignal(live.painting);
  const where = useSyncExternalStore(
    (changed) => live.watchHand(hand.id, changed),
    () => whereOf(live, hand),
    () => "",
  );
  const change = (part: Partial<typeof painting>) => live.painting.set({ ...live.painting.get(), ...part });
  const control = handControl(hand.id);

  function fill() {
    if (live.refuses(control)) return;
    live.write(
      { kind: "hand", hand: hand.id, value: { amount: myShare(live, hand.id)?.amount ?? 1 } },
      live.newGesture(),
    );
  }

  return (
    <section aria-label={`My share of ${hand.label}`} className="rounded-md bg-sunk p-2">
      <div className="flex items-start gap-2 px-1">
        <div className="min-w-0 flex-1">
          <h4 className="truncate font-semibold text-sm">{hand.label}</h4>
          <p className="wrap-anywhere text-soft text-xs">{hand.from}</p>
          <p className="text-soft text-xs" role="status">
            {where}
          </p>
        </div>
        <PinButton control={{ id: control, label: hand.label }} position={() => live.handNow(hand.id)} />
        <IconButton label={`Put ${hand.label} down`} onClick={() => putDown(live, hand.id)}>
          <X aria-hidden />
        </IconButton>
      </div>
      <ValueFader
        label="My share"
        name={`My share of ${hand.label}`}
        register={control}
        watched={`hand/${hand.id}/${live.me}`}
        min={0}
        max={1}
        step={0.02}
        home={1}
        read={() => myShare(live, hand.id)?.amount ?? 0}
        edit={(amount) => shareEdit(live, hand.id, amount)}
        words={percent}
      />
      <div className="grid grid-cols-2 gap-2 px-1 pt-2">
        <Button
          className={toggleClass}
          aria-pressed={painting.brushing && !painting.erasing}
          onClick={() => change({ brushing: !(painting.brushing && !painting.erasing), erasing: false })}
        >
          <Brush aria-hidden />
          Brush
        </Button>
        <Button
          className={toggleClass}
          aria-pressed={painting.brushing && painting.erasing}
          onClick={() => change({ brushing: !(painting.brushing && painting.erasing), erasing: true })}
        >
          <Eraser aria-hidden />
          Erase
        </Button>
        <Button className="col-span-2" onClick={fill}>
          <PaintBucket aria-hidden />
          Everywhere
        </Button>
      </div>
      {painting.brushing && <BrushSettings />}
    </section>
  );
}

/** Where my share of a hand is, in words. */
function whereOf(live: LiveRoom, { id }: HandChoice): string {
  const share = myShare(live, id);
  if (!share) return "You do not paint with it yet.";
  return share.mask === undefined ? "You paint with it everywhere." : "You paint with it in places.";
}

const toggleClass =
  "aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-paper aria-pressed:hover:bg-ink";
const fieldClass = "flex items-center gap-3 px-1 text-sm";

function BrushSettings() {
  const live = useLive();
  const painting = useSignal(live.painting);
  const change = (part: Partial<typeof painting>) => live.painting.set({ ...live.painting.get(), ...part });
  return (
    <div className="flex flex-col gap-2 pt-3">
      <label className={fieldClass}>
        <span className="w-20">Size</span>
        <input
          type="range"
          min={0.02}
          max={0.5}
          step={0.01}
          value={painting.size}
          onChange={(event) => change({ size: Number(event.target.value) })}
          className="min-w-0 flex-1 accent-(--color-ink)"
        />
      </label>
      <label className={fieldClass}>
        <span className="w-20">Softness</span>
        <input
          type="range"
          min={0}
          max={1}
          step={0.05}
          value={painting.softness}
          onChange={(event) => change({ softness: Number(event.target.value) })}
          className="min-w-0 flex-1 accent-(--color-ink)"
        />
      </label>
      <label className={fieldClass}>
        <input
          type="checkbox"
          checked={painting.showsPlaces}
          onChange={(event) => change({ showsPlaces: event.target.checked })}
          className="size-5 accent-(--color-ink)"
        />
        Mark everybody&rsquo;s places on the picture
      </label>
      <p className="px-1 text-soft text-xs">
        Brush on the picture with mouse, finger or pen. By keyboard: go to the picture, move with the arrow
        keys, paint with space, erase with delete.
      </p>
    </div>
  );
}
