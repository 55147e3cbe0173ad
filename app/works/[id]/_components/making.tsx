"use client";

import { useState } from "react";

type MakingProps = { id: string; frames: readonly { seq: number; url: string; at: number; by: string[] }[] };

/** How the work came about, moment by moment. */
export function Making({ frames }: MakingProps) {
  const [at, setAt] = useState(frames.length - 1);
  const frame = frames[at] ?? frames[0];
  if (!frame) return null;
  return (
    <section aria-labelledby="making" className="mt-16">
      <h2 id="making" className="font-semibold text-xl">
        How it came about
      </h2>
      <div className="mt-4 grid gap-6 sm:grid-cols-[16rem_1fr]">
        <img
          src={frame.url}
          alt={`Moment ${frame.seq}`}
          width={256}
          height={256}
          className="aspect-square w-64 bg-well object-cover"
        />
        <div className="flex min-w-0 flex-col justify-end gap-3">
          <p className="text-soft">
            Moment {frame.seq}
            {frame.by.length > 0 && `, ${frame.by.join(", ")} at work`}
          </p>
          <label className="flex flex-col gap-2">
            <span className="sr-only">Moment</span>
            <input
              type="range"
              min={0}
              max={frames.length - 1}
              value={at}
              aria-valuetext={`moment ${frame.seq}`}
              onChange={(event) => setAt(Number(event.target.value))}
              className="h-11 w-full accent-ink"
            />
          </label>
          <ul className="flex gap-1 overflow-x-auto pb-2">
            {frames.map((f, i) => (
              <li key={f.seq} className="shrink-0">
                <button
                  type="button"
                  aria-label={`Moment ${f.seq}`}
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
                    className="size-14 bg-well object-cover"
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
