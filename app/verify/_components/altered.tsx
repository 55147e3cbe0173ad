"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { Report } from "./report";

/** The work and the altered picture side by side, and where they differ. */
export function Altered({ report, picture }: { report: Report; picture: string }) {
  const t = useTranslations("verify");
  const box = useId();
  const [marked, setMarked] = useState(true);
  const { work, altered } = report;
  if (!altered) return null;
  const shown = report.checks.some(({ id, state }) => id === "publication" && state === "pass");
  return (
    <div className="mt-5">
      <div className="grid grid-cols-1 gap-4 min-[480px]:grid-cols-2">
        {work && shown && (
          <figure>
            <img
              src={`/api/works/${work.id}/512.webp${work.version ? `?v=${work.version}` : ""}`}
              alt={work.title ? t("altered.theWorkTitle", { title: work.title }) : t("altered.theWork")}
              className="h-auto w-full rounded-lg bg-sunk"
            />
            <figcaption className="mt-2 text-sm">{t("altered.workPublished")}</figcaption>
          </figure>
        )}
        <figure>
          <div className="relative">
            <img
              src={picture}
              alt={t("altered.whatYouDropped")}
              className="h-auto w-full rounded-lg bg-sunk"
            />
            {marked && <Marked altered={altered} />}
          </div>
          <figcaption className="mt-2 text-sm">{t("altered.whatDroppedWhatChanged")}</figcaption>
        </figure>
      </div>
      <label htmlFor={box} className="mt-2 inline-flex min-h-11 cursor-pointer items-center gap-2 text-sm">
        <input
          id={box}
          type="checkbox"
          checked={marked}
          onChange={(event) => setMarked(event.target.checked)}
          className="size-5 accent-danger"
        />
        {t("altered.markTheDifference")}
      </label>
    </div>
  );
}

function Marked({ altered: { across, down, cells } }: { altered: NonNullable<Report["altered"]> }) {
  const t = useTranslations("verify");
  const there = new Set(cells);
  const at = (x: number, y: number) => x >= 0 && x < across && there.has(y * across + x);
  const places = cells.map((cell) => [cell % across, Math.floor(cell / across)] as const);
  const fill = places.map(([x, y]) => `M${x} ${y}h1v1h-1z`).join("");
  const edge = places
    .map(([x, y]) =>
      [
        at(x, y - 1) ? "" : `M${x} ${y}h1`,
        at(x, y + 1) ? "" : `M${x} ${y + 1}h1`,
        at(x - 1, y) ? "" : `M${x} ${y}v1`,
        at(x + 1, y) ? "" : `M${x + 1} ${y}v1`,
      ].join(""),
    )
    .join("");
  return (
    <svg
      data-testid="difference"
      role="img"
      aria-label={t("altered.changedPlaces")}
      viewBox={`0 0 ${across} ${down}`}
      preserveAspectRatio="none"
      className="pointer-events-none absolute inset-0 size-full text-danger"
    >
      <path d={fill} fill="currentColor" fillOpacity={0.25} />
      <path d={edge} fill="none" stroke="white" strokeWidth={5} vectorEffect="non-scaling-stroke" />
      <path d={edge} fill="none" stroke="currentColor" strokeWidth={2.5} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
