"use client";

import { useState } from "react";
import type { ModelData } from "@/app/_api/types";
import { Curves } from "./curves";

/** What the network drew from the same latents as it learned. */
export function SnapshotScrubber({
  model,
  snapshots: { snapshots, columns, rows },
}: {
  model: string;
  snapshots: NonNullable<ModelData["snapshots"]>;
}) {
  const [at, setAt] = useState(snapshots.length - 1);
  const shown = snapshots[at] ?? snapshots[0];
  if (!shown) return null;
  return (
    <section aria-labelledby="training">
      <h2 id="training" className="font-semibold text-2xl tracking-tight">
        How it learned
      </h2>
      <p className="mt-2 text-soft">
        The same {columns * rows} latents, after {shown.totalKimg} thousand images, at {shown.resolution} px.
        The critic&rsquo;s mean score is {shown.score.toFixed(2)}.
      </p>
      <img
        src={`/api/models/${model}/snapshots/${at}.jpg`}
        alt={`${columns * rows} pictures after ${shown.totalKimg} thousand images`}
        width={columns * 160}
        height={rows * 160}
        className="mt-4 w-full max-w-4xl bg-well [image-rendering:auto]"
      />
      <label className="mt-3 block max-w-4xl">
        <span className="sr-only">Moment of training</span>
        <input
          type="range"
          min={0}
          max={snapshots.length - 1}
          value={at}
          aria-valuetext={`${shown.totalKimg} thousand images`}
          onChange={(event) => setAt(Number(event.target.value))}
          className="h-11 w-full accent-ink"
        />
      </label>
      {snapshots.length > 1 && (
        <div className="mt-6 max-w-xl">
          <Curves
            title="What the critic makes of them"
            words="Mean score, all given by the last critic: higher looks more like the data to it. It has learned what this network gets wrong, so later pictures need not score higher."
            lines={[{ name: "score", points: snapshots.map((s) => [s.totalKimg, s.score] as const) }]}
            ends={[
              `${snapshots[0]?.totalKimg ?? 0} thousand images`,
              `${snapshots.at(-1)?.totalKimg ?? 0} thousand`,
            ]}
            at={shown.totalKimg}
            afloat
          />
        </div>
      )}
    </section>
  );
}
