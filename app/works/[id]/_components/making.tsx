"use client";

import { Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useNames } from "@/app/_components/known-as";
import { IconButton } from "@/app/_components/ui/icon-button";
import { useLists } from "@/app/_words/in-list";
import { ANONYMOUS } from "@/core/kernel/names/guest";
import type { Ratio } from "@/core/picture/recipe/ratio";
import { aspectOf, shapeOf } from "@/core/picture/render/shape";

/** Milliseconds that a moment is shown, and that the whole film takes at most. */
const MOMENT_MS = 700;
const FILM_MS = 20_000;

type MakingProps = {
  frames: readonly { seq: number; url: string; at: number; by: string[] }[];
  /** The shape that the work has in the end. */
  ratio: Ratio;
};

/** How the work came about, moment by moment. */
export function Making({ frames, ratio }: MakingProps) {
  const t = useTranslations("works");
  const { list } = useLists();
  const shown = useNames();
  const [at, setAt] = useState(frames.length - 1);
  const [playing, setPlaying] = useState(false);
  const last = frames.length - 1;
  useEffect(() => {
    if (!playing) return;
    if (at >= last) return setPlaying(false);
    const timer = setTimeout(() => setAt(at + 1), Math.min(MOMENT_MS, FILM_MS / frames.length));
    return () => clearTimeout(timer);
  }, [playing, at, last, frames.length]);
  const play = () => {
    if (!playing && at >= last) setAt(0);
    setPlaying(!playing);
  };
  const frame = frames[at] ?? frames[0];
  if (!frame) return null;
  return (
    <section aria-labelledby="making" className="min-w-0">
      <h2 id="making" className="font-semibold text-xl">
        {t("making.howCameAbout")}
      </h2>
      <div className="mt-4 grid gap-6 sm:grid-cols-[20rem_minmax(0,1fr)] lg:max-xl:grid-cols-1">
        <img
          src={frame.url}
          alt={t("making.momentSeq2", { seq: frame.seq })}
          {...shapeOf(ratio, 320)}
          style={{ aspectRatio: aspectOf(ratio) }}
          className="w-full sm:max-w-80 object-contain"
        />
        <div className="flex min-w-0 flex-col justify-end gap-3">
          <p className="text-soft">
            {t("making.momentSeq", {
              seq: frame.seq,
              by: frame.by.length,
              by2: list(frame.by.map((name) => (name === ANONYMOUS ? t("makers.anonymous") : shown(name)))),
            })}
          </p>
          <div className="flex items-center gap-2">
            {frames.length > 1 && (
              <IconButton
                label={playing ? t("making.pauseTheFilm") : t("making.playTheFilm")}
                side="top"
                onClick={play}
              >
                {playing ? <Pause aria-hidden /> : <Play aria-hidden />}
              </IconButton>
            )}
            <input
              aria-label={t("making.moment")}
              type="range"
              min={0}
              max={frames.length - 1}
              value={at}
              aria-valuetext={t("making.momentSeq3", { seq: frame.seq })}
              onChange={(event) => {
                setPlaying(false);
                setAt(Number(event.target.value));
              }}
              className="h-11 w-full min-w-0 flex-1 accent-ink"
            />
          </div>
          <ul className="-m-1 flex gap-1 overflow-x-auto p-1 pb-2">
            {frames.map((f, i) => (
              <li key={f.seq} className="shrink-0">
                <button
                  type="button"
                  aria-label={t("making.momentSeq2", { seq: f.seq })}
                  aria-pressed={i === at}
                  onClick={() => setAt(i)}
                  className="block opacity-60 outline-offset-1 aria-pressed:opacity-100"
                >
                  <img
                    src={f.url}
                    alt=""
                    width={56}
                    height={56}
                    loading="lazy"
                    className="size-14 object-contain"
                  />
                </button>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </section>
  );
}
