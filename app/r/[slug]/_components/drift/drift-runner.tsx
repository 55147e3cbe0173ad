"use client";

import { useEffect } from "react";
import { useFacts, useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { Drifter } from "./drifter";

const EVERY_MS = 250;

/** Drifts for as long as it is switched on, whatever panel is open; ends where I may not edit any more. */
export function DriftRunner() {
  const live = useLive();
  const { model } = useFacts();
  const { on } = useSignal(live.drift);

  useEffect(() => {
    if (!on) return;
    const drifter = new Drifter(live, model.controls);
    const timer = setInterval(() => {
      const { pace, sound } = live.drift.get();
      if (live.blocked.get() === null) drifter.step(performance.now() / 1000, pace, sound?.levels() ?? null);
      else live.drift.set({ ...live.drift.get(), on: false });
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [live, model, on]);

  // What listens ends with the room.
  useEffect(() => () => live.drift.get().sound?.stop(), [live]);
  return null;
}
