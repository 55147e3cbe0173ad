"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useDrag } from "@/app/_components/use-drag";
import { colourOf } from "@/app/_room/live/colour";
import { useFacts, useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { useRatio } from "@/app/_room/use-ratio";
import { useLists } from "@/app/_words/in-list";
import type { Brush, Place } from "@/core/picture/finish/brush";
import { paintersAt } from "@/core/picture/finish/shown";
import { type HandId, MASK_SIDE } from "@/core/picture/recipe/finish";
import { handControl } from "@/core/picture/recipe/finish-controls";
import { aspectOf } from "@/core/picture/render/shape";
import { PlaceGrid } from "./place-grid";
import { drawPlaces } from "./places-canvas";
import { Stroke } from "./stroke";

/** A pen that says nothing of pressure presses this hard. */
const PRESSURE = 0.5;

/** Over the picture while I brush: strokes, the brush's outline, everybody's places, and whose place is under the pointer. */
export function BrushLayer() {
  const { hand } = useSignal(useLive().painting);
  return hand && <Brushing hand={hand} />;
}

function Brushing({ hand }: { hand: HandId }) {
  const t = useTranslations("room");
  const live = useLive();
  const { row } = useLists();
  const { finish } = useFacts();
  const { size, softness, erasing, showsPlaces } = useSignal(live.painting);
  const outline = useRef<HTMLDivElement>(null);
  const places = useRef<HTMLCanvasElement>(null);
  const whose = useRef<HTMLSpanElement>(null);
  const stroke = useRef<Stroke | null>(null);
  const control = handControl(hand);
  const ratio = useRatio();
  const layer = useDrag<HTMLDivElement>({
    begin(event) {
      if (live.refuses(control)) return false;
      event.preventDefault();
      stroke.current = new Stroke(live, hand, erasing);
      live.grab(control);
      stroke.current.to(placeOf(event), brushOf(flowOf(event)));
      return true;
    },
    move(_, event) {
      const parts = event.getCoalescedEvents?.() ?? [];
      for (const part of parts.length > 0 ? parts : [event])
        stroke.current?.to(placeOf(part), brushOf(flowOf(part)));
    },
    end() {
      stroke.current = null;
      live.grab(null);
    },
  });

  useEffect(() => {
    const canvas = places.current;
    if (!canvas || !showsPlaces) return;
    const cssColour = (actor: string) =>
      getComputedStyle(canvas).getPropertyValue(
        colourOf(live.member(actor)).replace(/^var\((.*)\)$/, "$1"),
      ) || "#888";
    const draw = () => drawPlaces(canvas, live.recipe, hand, cssColour);
    draw();
    const stop = live.watchHand(hand, () => live.painter.soon(draw));
    return () => {
      stop();
      live.painter.forget(draw);
    };
  }, [live, hand, showsPlaces]);

  const labelOf = (id: string) =>
    finish?.hands.find((known) => known.id === id)?.label ?? t("brushLayer.handTheirOwn");
  const brushOf = (flow: number, erases = erasing): Brush => ({
    ...{ radius: size / 2, softness, flow, erases },
    aspect: aspectOf(ratio),
  });
  const wordsAt = ({ x, y }: Place): string => {
    const found = paintersAt(live.recipe, x, y);
    return found.length === 0
      ? t("brushLayer.nobodyPaintsHere")
      : row(found.map(({ actor, hand: of }) => `${live.nameOf(actor)}: ${labelOf(of)}`));
  };
  const placeOf = (event: { clientX: number; clientY: number }): Place => {
    const box = layer.current?.getBoundingClientRect();
    return box
      ? { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height }
      : { x: 0, y: 0 };
  };
  const flowOf = (event: PointerEvent): number =>
    event.pointerType === "pen" ? Math.min(1, Math.max(0.1, (event.pressure || PRESSURE) * 1.4)) : 1;

  function hover(event: React.PointerEvent) {
    const place = placeOf(event);
    if (outline.current) {
      outline.current.style.translate = `calc(${place.x * 100}cqw - 50%) calc(${place.y * 100}cqh - 50%)`;
      outline.current.style.visibility = "visible";
    }
    if (whose.current) whose.current.textContent = wordsAt(place);
  }
  function leave() {
    if (outline.current) outline.current.style.visibility = "hidden";
    if (whose.current) whose.current.textContent = "";
  }

  return (
    <div
      ref={layer}
      data-testid="brush-layer"
      onPointerMove={hover}
      onPointerLeave={leave}
      className="[container-type:size] absolute inset-0 cursor-none touch-none select-none overflow-hidden"
    >
      {showsPlaces && (
        <canvas
          ref={places}
          width={MASK_SIDE}
          height={MASK_SIDE}
          aria-hidden
          className="pointer-events-none absolute inset-0 size-full"
        />
      )}
      <div
        ref={outline}
        aria-hidden
        className="pointer-events-none invisible absolute top-0 left-0 rounded-full border border-white [box-shadow:0_0_0_1px_rgb(0_0_0/0.6)]"
        style={{ width: `${size * 100}cqmin`, height: `${size * 100}cqmin` }}
      />
      <span
        ref={whose}
        data-testid="whose-place"
        aria-hidden
        className="pointer-events-none absolute bottom-2 left-2 max-w-[90%] truncate rounded-sm bg-black/70 px-2 py-0.5 text-sm text-white empty:hidden"
      />
      <PlaceGrid
        label={t("brushLayer.placesLabelofArrowKeys", { labelOf: labelOf(hand) })}
        wordsAt={wordsAt}
        onPaint={(place, erases) => {
          if (!live.refuses(control))
            new Stroke(live, hand, erases).to(place, {
              ...brushOf(1, erases),
              radius: Math.max(size / 2, 0.07),
            });
        }}
      />
    </div>
  );
}
