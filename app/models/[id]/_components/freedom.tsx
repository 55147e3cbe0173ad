"use client";

import { useState } from "react";
import type { ModelData } from "@/app/_api/types";
import { besideFull } from "@/core/picture/model/at-truncation";
import { Curves } from "./curves";
import { Hues } from "./hues";

type Points = NonNullable<ModelData["audit"]>["truncation"];
const share = (x: number): string => `${Math.round(x * 100)} %`;

/** The truncation slider of a room, and beside it what it costs in diversity, light and hue. */
export function Freedom({ points }: { points: Points }) {
  const [psi, setPsi] = useState(0.7);
  const found = besideFull(points, psi);
  const nearest = points.reduce((best, point) =>
    Math.abs(point.psi - psi) < Math.abs(best.psi - psi) ? point : best,
  );
  const most = points.at(-1)?.psi ?? 1;
  return (
    <div>
      <label className="block max-w-xl">
        <span className="font-semibold">Freedom {psi.toFixed(2)}</span>
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
          Pictures are {share(found.diversity)} as different from one another as at 1,{" "}
          {share(found.lightness)} as light and {share(found.vividness)} as vivid.
        </p>
      )}
      <div className="mt-8 grid gap-12 md:grid-cols-2">
        <Curves
          title="Diversity by freedom"
          words="The less freedom, the more alike: how far apart pictures are, by truncation."
          lines={[{ name: "diversity", points: points.map((p) => [p.psi, p.diversity] as const) }]}
          at={psi}
        />
        <Hues hues={nearest.hues} psi={nearest.psi} />
      </div>
    </div>
  );
}
