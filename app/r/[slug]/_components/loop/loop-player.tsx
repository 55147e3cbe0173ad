"use client";

import { Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { shapeStyle, useRatio } from "@/app/_room/use-ratio";
import { aspectOf } from "@/core/picture/render/shape";
import type { Keyframes } from "./use-keyframes";
import { useLoop } from "./use-loop";

type LoopPlayerProps = {
  keyframes: Keyframes;
  /** The picture that it begins with, once it is there: seen until something is drawn. */
  first: string | undefined;
};

/** Draws the loop in small frames and plays it, round and round, while people go on changing it. */
export function LoopPlayer({ keyframes, first }: LoopPlayerProps) {
  const t = useTranslations("room");
  const { canvas, size, drawn, count, isStale, isPlaying, error, press } = useLoop(keyframes);
  return (
    <div className="mx-2 mt-3">
      <div
        style={shapeStyle(aspectOf(useRatio()))}
        className="relative aspect-[var(--shape)] w-full bg-well max-md:w-[min(100%,calc(26dvh*var(--shape)))] short:w-full"
      >
        <canvas
          ref={canvas}
          width={size}
          height={size}
          data-testid="loop"
          data-drawn={drawn}
          className="size-full object-contain"
        />
        {drawn === 0 && first && (
          <img src={first} alt="" className="absolute inset-0 size-full object-contain" />
        )}
        <button
          type="button"
          onClick={press}
          aria-label={
            isPlaying
              ? t("loopPlayer.pauseTheLoop")
              : isStale
                ? t("loopPlayer.drawLoopAnew")
                : t("loopPlayer.playTheLoop")
          }
          className="group absolute inset-0 grid place-items-center outline-offset-[-3px]"
        >
          {!isPlaying && (
            <span className="inline-flex items-center gap-2 rounded-full bg-black/70 px-4 py-3 font-medium text-sm text-white group-hover:bg-black">
              <Play aria-hidden className="size-5" />
              {isStale ? t("loopPlayer.hasChangedDrawAnew") : t("loopPlayer.play")}
            </span>
          )}
          {isPlaying && (
            <Pause
              aria-hidden
              className="size-10 rounded-full bg-black/70 p-2 text-white opacity-0 group-hover:opacity-100"
            />
          )}
        </button>
        {count > 0 && drawn < count && !error && (
          <span
            role="progressbar"
            aria-label={t("loopPlayer.drawingTheLoop")}
            aria-valuemin={0}
            aria-valuemax={count}
            aria-valuenow={drawn}
            className="absolute inset-x-0 bottom-0 h-1 bg-black/40"
          >
            <span className="block h-full bg-white" style={{ width: `${(100 * drawn) / count}%` }} />
          </span>
        )}
      </div>
      <p role="status" className="mt-1 text-sm text-soft">
        {error}
      </p>
    </div>
  );
}
