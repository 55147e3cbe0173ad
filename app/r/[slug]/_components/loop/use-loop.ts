import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { wordsOf } from "@/app/_api/words";
import { useFacts } from "@/app/_room/live/live-context";
import { loopSeconds } from "@/core/picture/loop/loop";
import type { Sketch } from "@/core/room/protocol/sketch";
import { SKETCH_LIMITS } from "@/core/room/protocol/sketch-limits";
import { jsonLines } from "../panels/json-lines";
import type { Keyframes } from "./use-keyframes";

const PER_SECOND = 12;
const { frameSize: SMALL, stageFrameSize: LARGE, frames: MOST } = SKETCH_LIMITS;

/** Draws the loop in small frames, or larger ones for a stage, and plays it on a canvas, round and round. */
export function useLoop(keyframes: Keyframes, { large = false } = {}) {
  const t = useTranslations("room");
  const tErrors = useTranslations("errors");
  const { id: room } = useFacts();
  const canvas = useRef<HTMLCanvasElement>(null);
  const frames = useRef<(ImageBitmap | null)[]>([]);
  const running = useRef<AbortController | null>(null);
  const [drawn, setDrawn] = useState(0);
  const [count, setCount] = useState(0);
  const [of, setOf] = useState<Keyframes | null>(null);
  const [playing, setPlaying] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const size = large ? LARGE : SMALL;
  const seconds = loopSeconds(of ?? keyframes);
  const isStale = of !== null && of !== keyframes;
  const isWhole = of !== null && !isStale;

  useEffect(() => () => running.current?.abort(), []);
  useEffect(() => {
    if (!playing) return;
    let handle = 0;
    const began = performance.now();
    const draw = (now: number) => {
      handle = requestAnimationFrame(draw);
      const at = Math.floor((((now - began) / 1000 / seconds) % 1) * frames.current.length);
      const frame = frames.current[at];
      const { current } = canvas;
      if (!frame || !current) return;
      // A loop has the shape that the room had when it was drawn.
      if (current.width !== frame.width || current.height !== frame.height)
        Object.assign(current, { width: frame.width, height: frame.height });
      current.getContext("2d")?.drawImage(frame, 0, 0);
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
        { kind: "loop", frames: wanted, ...(large && { stage: true }) },
        {
          signal: stop.signal,
          otherwise: t("loopPlayer.couldNotDrawnTry"),
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
      setError(wordsOf(tErrors, fault));
    }
  }

  const press = () => {
    if (isWhole) setPlaying(!playing);
    else void draw();
  };
  return { canvas, size, drawn, count, isStale, isPlaying: isWhole && playing, error, press };
}

const bitmapOf = (jpeg: string): Promise<ImageBitmap> =>
  createImageBitmap(
    new Blob([Uint8Array.from(atob(jpeg), (byte) => byte.charCodeAt(0))], { type: "image/jpeg" }),
  );
