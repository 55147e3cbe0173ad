"use client";

import { useState } from "react";
import type { ModelData } from "@/app/_api/types";
import { besideFull } from "@/core/picture/model/at-truncation";
import { Curves } from "./curves";
import { Hues } from "./hues";

type Points = NonNullable<ModelData["audit"]>["truncation"];
const share = (x: number): string => `${Math.round(x * 100)} %`;

/** The truncation slider of a room, and beside it what it costs in diversity, light and hue. */
export function Variety({ points }: { points: Points }) {
  const [psi, setPsi] = useState(0.7);
  const found = besideFull(points, psi);
  const nearest = points.reduce((best, point) =>
    Math.abs(point.psi - psi) < Math.abs(best.psi - psi) ? point : best,
  );
  const most = points.at(-1)?.psi ?? 1;
  return (
    <div>
      <label className="block max-w-xl">
        <span className="font-semibold">Variety {psi.toFixed(2)}</span>
        <input
          type="range"
          min={0}
          max={most}
          step={0.05}
          value={psi}
          onChange={(event) => setPsi(Number(event.target.value))}
          className="h-11 w-full accent-ink"
        />
      </label>
      {found && (
        <p className="max-w-prose text-soft" aria-live="polite">
          Beside pictures at 1: {share(found.diversity)} of their variety, {share(found.lightness)} of their
          lightness, {share(found.vividness)} of their vividness.
        </p>
      )}
      <div className="mt-8 grid gap-12 md:grid-cols-2">
        <Curves
          title="Diversity by variety setting"
          words="The lower the setting, the more alike: how far apart pictures are, by truncation."
          lines={[{ name: "diversity", points: points.map((p) => [p.psi, p.diversity] as const) }]}
          at={psi}
        />
        <Hues hues={nearest.hues} psi={nearest.psi} />
      </div>
    </div>
  );
}
