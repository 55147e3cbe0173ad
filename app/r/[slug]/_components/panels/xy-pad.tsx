"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useLive } from "@/app/_room/live/live-context";
import type { Control } from "@/core/picture/model/model-file";
import { RECIPE_LIMITS } from "@/core/picture/recipe/limits";
import { useXyPad } from "./use-xy-pad";

const selectClass = "h-11 w-full min-w-0 rounded-md border border-edge bg-raised px-2";

/** Two controls in one square: sideways the one, upwards the other. Arrows show who pulls the point where. */
export function XyPad({ controls }: { controls: readonly Control[] }) {
  const t = useTranslations("room");
  const live = useLive();
  const components = controls.filter((control) => control.kind === "component");
  const [ids, setIds] = useState({ x: components[0]?.id, y: components[1]?.id });
  const x = controls.find((control) => control.id === ids.x) ?? controls[0];
  const y = controls.find((control) => control.id === ids.y) ?? controls[0];
  const ref = useXyPad(live, x, y);
  if (!x || !y) return null;
  return (
    <section aria-label={t("xyPad.xyPad")} className="mt-6">
      <div className="mb-2 flex gap-2">
        <Axis
          label={t("xyPad.sideways")}
          value={x.id}
          controls={controls}
          onChange={(id) => setIds({ ...ids, x: id })}
        />
        <Axis
          label={t("xyPad.upwards")}
          value={y.id}
          controls={controls}
          onChange={(id) => setIds({ ...ids, y: id })}
        />
      </div>
      <div
        ref={ref}
        role="slider"
        tabIndex={0}
        aria-roledescription={t("xyPad.twoWaySlider")}
        aria-label={t("xyPad.xyPadLabelLabel2", { label: x.label, label2: y.label })}
        aria-valuemin={-RECIPE_LIMITS.rendered}
        aria-valuemax={RECIPE_LIMITS.rendered}
        aria-valuenow={0}
        className="relative aspect-[4/3] w-full cursor-crosshair touch-none select-none overflow-hidden rounded-md bg-sunk aria-disabled:cursor-not-allowed"
      >
        <svg viewBox="-4 -3 8 6" className="absolute inset-0 size-full" aria-hidden="true">
          <path d="M-4 0H4M0-3V3" stroke="var(--color-edge)" strokeWidth="0.015" opacity="0.7" />
          <path d="M-2-3V3M2-3V3M-4-1.5H4M-4 1.5H4" stroke="var(--color-line)" strokeWidth="0.015" />
          <g data-part="pulls" fill="none" strokeWidth="0.07" strokeLinecap="round" />
          <circle
            data-part="point"
            r="0.17"
            fill="var(--color-ink)"
            stroke="var(--color-paper)"
            strokeWidth="0.05"
          />
        </svg>
      </div>
    </section>
  );
}

type AxisProps = {
  label: string;
  value: string;
  controls: readonly Control[];
  onChange: (id: Control["id"]) => void;
};

function Axis({ label, value, controls, onChange }: AxisProps) {
  const t = useTranslations("room");
  const id = useId();
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-1">
      <label htmlFor={id} className="text-sm text-soft">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = controls.find((control) => control.id === event.target.value);
          if (chosen) onChange(chosen.id);
        }}
        className={selectClass}
      >
        {(["direction", "component"] as const).map((kind) => (
          <optgroup key={kind} label={kind === "direction" ? t("xyPad.directions") : t("xyPad.components")}>
            {controls
              .filter((control) => control.kind === kind)
              .map((control) => (
                <option key={control.id} value={control.id}>
                  {control.label}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}
