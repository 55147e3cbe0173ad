"use client";

import { useTranslations } from "next-intl";
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
  const t = useTranslations("models");
  const [at, setAt] = useState(snapshots.length - 1);
  const shown = snapshots[at] ?? snapshots[0];
  if (!shown) return null;
  return (
    <section aria-labelledby="training">
      <h2 id="training" className="font-semibold text-2xl tracking-tight">
        {t("snapshotScrubber.howItLearned")}
      </h2>
      <p className="mt-2 text-soft">
        {t("snapshotScrubber.sameColumnsLatentsAfter", {
          columns: columns * rows,
          totalKimg: shown.totalKimg,
          resolution: shown.resolution,
          score: shown.score.toFixed(2),
        })}
      </p>
      <img
        src={`/api/models/${model}/snapshots/${at}.jpg`}
        alt={t("snapshotScrubber.columnsPicturesAfterTotalkimg", {
          columns: columns * rows,
          totalKimg: shown.totalKimg,
        })}
        width={columns * 160}
        height={rows * 160}
        className="mt-4 w-full max-w-4xl bg-well [image-rendering:auto]"
      />
      <label className="mt-3 block max-w-4xl">
        <span className="sr-only">{t("snapshotScrubber.momentOfTraining")}</span>
        <input
          type="range"
          min={0}
          max={snapshots.length - 1}
          value={at}
          aria-valuetext={t("snapshotScrubber.totalkimgThousandImages", { totalKimg: shown.totalKimg })}
          onChange={(event) => setAt(Number(event.target.value))}
          className="h-11 w-full accent-ink"
        />
      </label>
      {snapshots.length > 1 && (
        <div className="mt-6 max-w-xl">
          <Curves
            title={t("snapshotScrubber.whatCriticMakesThem")}
            words={t("snapshotScrubber.meanScoreAllGiven")}
            lines={[{ name: "score", points: snapshots.map((s) => [s.totalKimg, s.score] as const) }]}
            ends={[
              t("snapshotScrubber.totalkimgThousandImages", { totalKimg: snapshots[0]?.totalKimg ?? 0 }),
              t("snapshotScrubber.totalkimgThousand", { totalKimg: snapshots.at(-1)?.totalKimg ?? 0 }),
            ]}
            at={shown.totalKimg}
            afloat
          />
        </div>
      )}
    </section>
  );
}
