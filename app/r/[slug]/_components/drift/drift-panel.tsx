"use client";

import { AudioLines, Mic, Pause, Wind, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { IconButton } from "@/app/_components/ui/icon-button";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { openFile, openMicrophone, type Sound } from "./sound";

const PACES = { min: 0.25, max: 3, step: 0.05 };

/** A slow walk of the picture by itself, in my name; music moves it when it is asked to. */
export function DriftPanel() {
  const t = useTranslations("instrument.drift");
  const live = useLive();
  const { on, pace, sound } = useSignal(live.drift);
  const [error, setError] = useState<string | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const id = useId();
  const set = (part: Partial<ReturnType<typeof live.drift.get>>) =>
    live.drift.set({ ...live.drift.get(), ...part });

  function turn() {
    if (on || !live.refuses()) set({ on: !on });
  }

  async function hear(open: () => Promise<Sound>, otherwise: string) {
    setError(null);
    try {
      const next = await open();
      live.drift.get().sound?.stop();
      set({ sound: next });
    } catch {
      setError(otherwise);
    }
  }

  function silence() {
    sound?.stop();
    set({ sound: null });
  }

  return (
    <section aria-label={t("title")} className="px-2">
      <h3 className="font-semibold text-sm">{t("title")}</h3>
      <p className="pt-1 text-sm text-soft">{t("about")}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button variant={on ? "line" : "solid"} aria-pressed={on} onClick={turn}>
          {on ? <Pause aria-hidden /> : <Wind aria-hidden />}
          {on ? t("stop") : t("start")}
        </Button>
      </div>
      {on && (
        <>
          <label htmlFor={id} className="mt-3 block text-[0.9rem]">
            {t("pace")}
          </label>
          <input
            id={id}
            type="range"
            {...PACES}
            value={pace}
            onChange={(event) => set({ pace: event.target.valueAsNumber })}
            className="h-11 w-full accent-ink"
          />
          {sound ? (
            <div className="flex items-center gap-3">
              <Loudness sound={sound} />
              <span className="flex-1 text-sm">{sound.from === "file" ? t("playing") : t("listening")}</span>
              <IconButton label={t("silence")} onClick={silence}>
                <X aria-hidden />
              </IconButton>
            </div>
          ) : (
            <div className="flex flex-wrap gap-2">
              <Button onClick={() => void hear(openMicrophone, t("noMicrophone"))}>
                <Mic aria-hidden />
                {t("microphone")}
              </Button>
              <Button onClick={() => file.current?.click()}>
                <AudioLines aria-hidden />
                {t("file")}
              </Button>
              <input
                ref={file}
                type="file"
                accept="audio/*"
                hidden
                aria-label={t("file")}
                onChange={({ target }) => {
                  const chosen = target.files?.[0];
                  target.value = "";
                  if (chosen) void hear(() => openFile(chosen), t("noFile"));
                }}
              />
            </div>
          )}
          <p className="pt-2 text-sm text-soft">{t("levels")}</p>
        </>
      )}
      <p role="status" className="text-danger text-sm">
        {error}
      </p>
    </section>
  );
}

/** How loud it is, drawn past React. */
function Loudness({ sound }: { sound: Sound }) {
  const bar = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    let handle = 0;
    const draw = () => {
      handle = requestAnimationFrame(draw);
      if (bar.current) bar.current.style.scale = `${Math.min(1, sound.levels().all * 2)} 1`;
    };
    draw();
    return () => cancelAnimationFrame(handle);
  }, [sound]);
  return (
    <span aria-hidden className="h-2 w-20 overflow-hidden rounded-full bg-well">
      <span ref={bar} className="block h-full w-full origin-left bg-ink" />
    </span>
  );
}
