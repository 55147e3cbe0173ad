"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ModelData } from "@/app/_api/types";
import { besideFull } from "@/core/picture/model/at-truncation";
import { Curves } from "./curves";
import { Hues } from "./hues";

type Points = NonNullable<ModelData["audit"]>["truncation"];
const share = (x: number): string => `${Math.round(x * 100)}\u00a0%`;

/** The truncation slider of a room, and beside it what it costs in diversity, light and hue. */
export function Variety({ points }: { points: Points }) {
  const t = useTranslations("models");
  const [psi, setPsi] = useState(0.7);
  const found = besideFull(points, psi);
  const nearest = points.reduce((best, point) =>
    Math.abs(point.psi - psi) < Math.abs(best.psi - psi) ? point : best,
  );
  const most = points.at(-1)?.psi ?? 1;
  return (
    <div>
      <label className="block max-w-xl">
        <span className="font-semibold">{t("variety.varietyPsi", { psi: psi.toFixed(2) })}</span>
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
          {t("variety.besidePictures1Share", {
            share: share(found.diversity),
            share2: share(found.lightness),
            share3: share(found.vividness),
          })}
        </p>
      )}
      <div className="mt-8 grid gap-12 md:grid-cols-2">
        <Curves
          title={t("variety.diversityVarietySetting")}
          words={t("variety.lowerSettingMoreAlike")}
          lines={[{ name: "diversity", points: points.map((p) => [p.psi, p.diversity] as const) }]}
          at={psi}
        />
        <Hues hues={nearest.hues} psi={nearest.psi} />
      </div>
    </div>
  );
}
