"use client";

import { Brush, Eraser, PaintBucket, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { Button } from "@/app/_components/ui/button";
import { IconButton } from "@/app/_components/ui/icon-button";
import { useLive } from "@/app/_room/live/live-context";
import type { LiveRoom } from "@/app/_room/live/live-room";
import { useSignal } from "@/app/_room/live/signal";
import type { Say } from "@/app/_words/say";
import { handControl } from "@/core/picture/recipe/finish-controls";
import { percent } from "../fader/fader-words";
import { PinButton } from "../fader/pin-button";
import { ValueFader } from "../fader/value-fader";
import { type HandChoice, myShare, putDown, shareEdit } from "./hands";

/** The hand that I have taken up: how much of it is mine, and the brush that puts it in places. */
export function MyHand({ hand }: { hand: HandChoice }) {
  const t = useTranslations("room");
  const live = useLive();
  const painting = useSignal(live.painting);
  const where = useSyncExternalStore(
    (changed) => live.watchHand(hand.id, changed),
    () => whereOf(t, live, hand),
    () => "",
  );
  const change = (part: Partial<typeof painting>) => live.painting.set({ ...live.painting.get(), ...part });
  const control = handControl(hand.id);
  const section = useRef<HTMLElement>(null);
  // It stands above the wall that one chose from: without this nobody would learn that there is a brush.
  useEffect(() => {
    section.current?.scrollIntoView({ block: "nearest" });
  }, []);

  function fill() {
    if (live.refuses(control)) return;
    live.write(
      { kind: "hand", hand: hand.id, value: { amount: myShare(live, hand.id)?.amount ?? 1 } },
      live.newGesture(),
    );
  }

  return (
    <section
      ref={section}
      aria-label={t("myHand.myShareLabel", { label: hand.label })}
      className="rounded-md bg-sunk p-2"
    >
      <div className="flex items-start gap-2 px-1">
        <div className="min-w-0 flex-1">
          <h4 className="truncate font-semibold text-sm">{hand.label}</h4>
          <p className="wrap-anywhere text-soft text-xs">{hand.from}</p>
          <p className="text-soft text-xs" role="status">
            {where}
          </p>
        </div>
        <PinButton control={{ id: control, label: hand.label }} position={() => live.handNow(hand.id)} />
        <IconButton
          label={t("myHand.putLabelDown", { label: hand.label })}
          onClick={() => putDown(live, hand.id)}
        >
          <X aria-hidden />
        </IconButton>
      </div>
      <ValueFader
        label={t("myHand.myShare")}
        name={t("myHand.myShareLabel", { label: hand.label })}
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
          {t("myHand.brush")}
        </Button>
        <Button
          className={toggleClass}
          aria-pressed={painting.brushing && painting.erasing}
          onClick={() => change({ brushing: !(painting.brushing && painting.erasing), erasing: true })}
        >
          <Eraser aria-hidden />
          {t("myHand.erase")}
        </Button>
        <Button className="col-span-2" onClick={fill}>
          <PaintBucket aria-hidden />
          {t("myHand.everywhere")}
        </Button>
      </div>
      {painting.brushing && <BrushSettings />}
    </section>
  );
}

/** Where my share of a hand is, in words. */
function whereOf(t: Say<"room">, live: LiveRoom, { id }: HandChoice): string {
  const share = myShare(live, id);
  if (!share) return t("myHand.doNotPaintYet");
  return share.mask === undefined ? t("myHand.paintEverywhere") : t("myHand.paintPlaces");
}

const toggleClass =
  "aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-paper aria-pressed:hover:bg-ink";
const fieldClass = "flex items-center gap-3 px-1 text-sm";

function BrushSettings() {
  const t = useTranslations("room");
  const live = useLive();
  const painting = useSignal(live.painting);
  const change = (part: Partial<typeof painting>) => live.painting.set({ ...live.painting.get(), ...part });
  return (
    <div className="flex flex-col gap-2 pt-3">
      <label className={fieldClass}>
        <span className="w-20">{t("myHand.size")}</span>
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
        <span className="w-20">{t("myHand.softness")}</span>
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
        {t("myHand.markEverybodysPlacesPicture")}
      </label>
      <p className="px-1 text-soft text-xs">{t("myHand.brushPictureMouseFinger")}</p>
    </div>
  );
}
