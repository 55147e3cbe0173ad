"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Mark } from "@/app/_components/mark";
import { cn } from "@/app/_components/ui/cn";
import { Cursors } from "@/app/_room/cursors";
import { useLive, useTitle } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { shapeStyle, useRatio } from "@/app/_room/use-ratio";
import { useSurface } from "@/app/_room/use-surface";
import { useZoom } from "@/app/_room/zoom/use-zoom";
import { aspectOf, shapeOf } from "@/core/picture/render/shape";
import { NotePins } from "../notes/note-pins";
import { PlacePicker } from "../notes/place-picker";
import { Elected } from "../votes/elected";
import { BringBack } from "./bring-back";
import { ConnectionLine, isAway } from "./connection-line";
import { MomentBar } from "./moment-bar";
import { OthersDoing } from "./others-doing";
import { Proposal } from "./proposal";
import { Reactions } from "./reactions";
import { StatusLine } from "./status-line";
import { Without } from "./without";

const BroodView = dynamic(() => import("../breed/brood-view").then((module) => module.BroodView), {
  ssr: false,
});

// Where it cannot be fetched the pictures to compare cannot either: the picture stays what it is.
const CompareView = dynamic(
  () =>
    import("./compare-view").then(
      (module) => module.CompareView,
      () => Nothing,
    ),
  { ssr: false },
);
const Nothing = () => null;

const BrushLayer = dynamic(() => import("../finish/brush-layer").then((module) => module.BrushLayer), {
  ssr: false,
});

/**
 * The picture, as large as fits. Moving frames are drawn on the canvas; once things are quiet the settled picture, one
 * file for everyone, stands in their place.
 */
export function Picture() {
  const t = useTranslations("room");
  const live = useLive();
  const title = useTitle();
  const tZoom = useTranslations("instrument.zoom");
  const frame = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const still = useRef<HTMLImageElement>(null);
  const peek = useSignal(live.peek);
  const pastMoment = useSignal(live.pastMoment);
  const compared = useSignal(live.compared);
  const breeding = useSignal(live.breeding);
  const painting = useSignal(live.painting);
  const connection = useSignal(live.connection);
  const away = isAway(connection);
  const ratio = useRatio();

  useSurface(box, canvas, still);
  useZoom(live.zoom, frame, box);

  function point(event: React.PointerEvent<HTMLDivElement>) {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const cursor = { x: (event.clientX - left) / width, y: (event.clientY - top) / height };
    const inside = cursor.x >= 0 && cursor.x <= 1 && cursor.y >= 0 && cursor.y <= 1;
    live.line.presence.update({ cursor: inside ? cursor : null });
  }

  return (
    <section
      aria-label={t("picture.picture")}
      style={shapeStyle(pastMoment?.aspect ?? aspectOf(ratio))}
      className="flex min-h-0 flex-1 flex-col max-md:flex-none short:w-[calc((100dvh-6.5rem)*var(--shape))] short:max-w-1/2 short:flex-none"
    >
      {away && <ConnectionLine connection={connection} />}
      <div
        className={cn(
          "[container-type:size] relative grid min-h-0 flex-1 place-items-center p-4 max-md:flex-none max-md:p-0 short:h-auto short:flex-1 short:p-0",
          away
            ? "max-md:h-[calc(min(100vw/var(--shape),46dvh)-3rem)]"
            : "max-md:h-[min(calc(100vw/var(--shape)),46dvh)]",
        )}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: a picture is no fieldset of a form */}
        <div
          ref={frame}
          role="group"
          aria-label={tZoom("picture")}
          className="relative aspect-[var(--shape)] w-[min(100cqw,calc(100cqh*var(--shape)))] overflow-hidden"
        >
          <div
            ref={box}
            data-testid="picture"
            onPointerMove={point}
            onPointerLeave={() => live.line.presence.update({ cursor: null })}
            className="absolute inset-0 bg-well"
          >
            {/* The surface writes down which moment it shows: until it shows one, words do. */}
            <p className="absolute inset-0 grid animate-appear content-center justify-items-center gap-3 p-4 text-center text-soft text-sm [animation-delay:1s] [animation-fill-mode:both] in-data-[seq]:hidden">
              <Mark className="size-8 opacity-70" />
              {t("picture.firstBeingDrawn")}
            </p>
            <canvas
              ref={canvas}
              width={256}
              height={256}
              className="absolute inset-0 size-full object-contain"
            />
            <img
              ref={still}
              data-testid="settled"
              alt={t("picture.titleEveryoneHereHas", { title })}
              {...shapeOf(ratio, 1024)}
              draggable={false}
              className="invisible absolute inset-0 size-full select-none object-contain"
            />
            {!pastMoment && !breeding && !compared && <Without />}
            {peek && !pastMoment && (
              <img src={peek} alt="" className="absolute inset-0 size-full bg-well object-contain" />
            )}
            {compared && !pastMoment && !breeding && <CompareView a={compared} />}
            <Cursors />
            {!pastMoment && !breeding && !compared && <NotePins />}
            <OthersDoing />
            {painting.brushing && painting.hand && !pastMoment && !breeding && !compared && <BrushLayer />}
            {!pastMoment && !breeding && <PlacePicker />}
            {pastMoment && (
              <img
                src={pastMoment.url}
                alt={t("picture.momentSeq", { seq: pastMoment.seq })}
                className="absolute inset-0 size-full bg-well object-contain"
              />
            )}
            {breeding && !pastMoment && <BroodView from={breeding} />}
          </div>
          {!pastMoment && !breeding && (
            <div className="absolute top-2 start-2 flex max-w-[calc(100%-1rem)] flex-col items-start gap-2">
              <Elected />
              <BringBack />
            </div>
          )}
        </div>
        {!pastMoment && !breeding && <Proposal />}
        <Reactions />
      </div>
      {pastMoment && <MomentBar moment={pastMoment} />}
      <StatusLine />
    </section>
  );
}
