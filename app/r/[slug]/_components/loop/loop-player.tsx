"use client";

import { Pause, Play } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useFacts } from "@/app/_room/live/live-context";
import { loopSeconds } from "@/core/picture/loop/loop";
import { SKETCH_LIMITS, type Sketch } from "@/core/room/protocol/sketch";
import { jsonLines } from "../panels/json-lines";
import type { Keyframes } from "./use-keyframes";

const PER_SECOND = 12;
const { frameSize: SIZE, frames: MOST } = SKETCH_LIMITS;

/** Draws the loop in small frames and plays it, round and round, while people go on changing it. */
export function LoopPlayer({ keyframes }: { keyframes: Keyframes }) {
  const { id: room } = useFacts();
  const canvas = useRef<HTMLCanvasElement>(null);
  const frames = useRef<(ImageBitmap | null)[]>([]);
  const running = useRef<AbortController | null>(null);
  const [drawn, setDrawn] = useState(0);
  const [count, setCount] = useState(0);
  const [of, setOf] = useState<Keyframes | null>(null);
  const [playing, setPlaying] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const seconds = loopSeconds(of ?? keyframes);
  const isStale = of !== null && of !== keyframes;

  useEffect(() => () => running.current?.abort(), []);
  useEffect(() => {
    if (!playing) return;
    let handle = 0;
    const began = performance.now();
    const draw = (now: number) => {
      handle = requestAnimationFrame(draw);
      const at = Math.floor((((now - began) / 1000 / seconds) % 1) * frames.current.length);
      const frame = frames.current[at];
      if (frame) canvas.current?.getContext("2d")?.drawImage(frame, 0, 0, SIZE, SIZE);
    };
    handle = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(handle);
  }, [playing, seconds]);

  async function draw() {
    running.current?.abort();
    const stop = new AbortController();
    running.current = stop;
    const wanted = Math.max(2, Math.min(MOST, Math.round(loopSeconds(keyframes) * PER_SECOND)));
    frames.current = Array.from({ length: wanted }, () => null);
    setOf(keyframes);
    setCount(wanted);
    setDrawn(0);
    setError(null);
    setPlaying(true);
    try {
      await jsonLines<Sketch>(
        `/api/sketch/${room}`,
        { kind: "loop", frames: wanted },
        {
          signal: stop.signal,
          otherwise: "It could not be drawn. Try again.",
          onLine: ({ i, jpeg }) => {
            void bitmapOf(jpeg).then((bitmap) => {
              if (stop.signal.aborted) return;
              frames.current[i] = bitmap;
              setDrawn((n) => n + 1);
            });
          },
        },
      );
    } catch (fault) {
      if (stop.signal.aborted) return;
      setPlaying(false);
      setError((fault as Error).message);
    }
  }

  const isWhole = of !== null && !isStale;
  const press = () => {
    if (isWhole) setPlaying(!playing);
    else void draw();
  };
  return (
    <div className="mx-2 mt-3">
      <div className="relative aspect-square w-full bg-well">
        <canvas
          ref={canvas}
          width={SIZE}
          height={SIZE}
          data-testid="loop"
          data-drawn={drawn}
          className="size-full"
        />
        <button
          type="button"
          onClick={press}
          aria-label={
            isWhole && playing ? "Pause the loop" : isStale ? "Draw the loop anew" : "Play the loop"
          }
          className="group absolute inset-0 grid place-items-center outline-offset-[-3px]"
        >
          {(!isWhole || !playing) && (
            <span className="inline-flex items-center gap-2 rounded-full bg-black/70 px-4 py-3 font-medium text-sm text-white group-hover:bg-black">
              <Play aria-hidden className="size-5" />
              {isStale ? "It has changed: draw it anew" : "Play"}
            </span>
          )}
          {isWhole && playing && (
            <Pause
              aria-hidden
              className="size-10 rounded-full bg-black/70 p-2 text-white opacity-0 group-hover:opacity-100"
            />
          )}
        </button>
        {count > 0 && drawn < count && !error && (
          <span
            role="progressbar"
            aria-label="Drawing the loop"
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

const bitmapOf = (jpeg: string): Promise<ImageBitmap> =>
  createImageBitmap(
    new Blob([Uint8Array.from(atob(jpeg), (byte) => byte.charCodeAt(0))], { type: "image/jpeg" }),
  );
