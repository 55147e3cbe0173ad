"use client";

import { Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { IconButton } from "@/app/_components/ui/icon-button";
import { Cursors } from "@/app/_room/cursors";
import { useLive, useTitle } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { shapeStyle, useRatio } from "@/app/_room/use-ratio";
import { useSurface } from "@/app/_room/use-surface";
import { StageFrame } from "@/app/_stage/stage-frame";
import { loopSeconds } from "@/core/picture/loop/loop";
import { aspectOf, shapeOf } from "@/core/picture/render/shape";
import { useKeyframes } from "../loop/use-keyframes";
import { useLoop } from "../loop/use-loop";
import { Reactions } from "../picture/reactions";
import { StageActs } from "./stage-acts";

/** The room's picture and nothing else, as large as the screen; the loop plays in its place when asked. */
export function Stage() {
  const t = useTranslations("instrument.stage");
  const live = useLive();
  const title = useTitle();
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const still = useRef<HTMLImageElement>(null);
  const { role } = useSignal(live.people);
  const { keyframes } = useKeyframes();
  const loop = useLoop(keyframes, { large: true });
  const ratio = useRatio();
  useSurface(box, canvas, still);
  const mayPlay = role !== "viewer" && loopSeconds(keyframes) > 0;
  const filling = "absolute inset-0 size-full object-contain";

  return (
    <StageFrame
      label={t("of", { title })}
      onLeave={() => live.onStage.set(false)}
      controls={
        mayPlay && (
          <IconButton
            label={loop.isPlaying ? t("pause") : t("play")}
            side="top"
            aria-pressed={loop.isPlaying}
            onClick={loop.press}
          >
            {loop.isPlaying ? <Pause aria-hidden /> : <Play aria-hidden />}
          </IconButton>
        )
      }
    >
      <div className="grid size-full place-items-center">
        <div
          ref={box}
          data-testid="picture"
          style={shapeStyle(aspectOf(ratio))}
          className="relative aspect-[var(--shape)] w-[min(100vw,calc(100dvh*var(--shape)))]"
        >
          <canvas ref={canvas} width={256} height={256} className={filling} />
          <img
            ref={still}
            data-testid="settled"
            alt={t("picture", { title })}
            {...shapeOf(ratio, 1024)}
            draggable={false}
            className={`invisible select-none ${filling}`}
          />
          <canvas
            ref={loop.canvas}
            width={loop.size}
            height={loop.size}
            data-testid="stage-loop"
            data-drawn={loop.drawn}
            className={`${filling} ${loop.isPlaying && loop.drawn > 0 ? "" : "invisible"}`}
          />
          <Cursors />
        </div>
        <Reactions />
      </div>
      <StageActs />
      {loop.isPlaying && loop.drawn < loop.count && (
        <span
          role="progressbar"
          aria-label={t("drawing")}
          aria-valuemin={0}
          aria-valuemax={loop.count}
          aria-valuenow={loop.drawn}
          className="absolute inset-x-0 top-0 h-0.5"
        >
          <span
            className="block h-full bg-white/70"
            style={{ width: `${(100 * loop.drawn) / loop.count}%` }}
          />
        </span>
      )}
      {loop.error && (
        <p role="alert" className="absolute inset-x-0 top-4 text-center text-lg text-white">
          {loop.error}
        </p>
      )}
    </StageFrame>
  );
}
