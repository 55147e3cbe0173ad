"use client";

import { RefreshCw, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/app/_components/ui/icon-button";
import { inputClass } from "@/app/_components/ui/input-class";
import { colourOf } from "@/app/_room/live/colour";
import { useLive } from "@/app/_room/live/live-context";
import type { Say } from "@/app/_words/say";
import { RECIPE_LIMITS } from "@/core/picture/recipe/limits";
import type { Keyframe } from "@/core/picture/recipe/recipe";

const easesIn = (t: Say<"room">): Record<Keyframe["ease"], string> => ({
  smooth: t("keyframeRow.ease"),
  linear: t("keyframeRow.linear"),
  hold: t("keyframeRow.hold"),
});

type KeyframeRowProps = {
  keyframe: Keyframe;
  number: number;
  picture: string | undefined;
  onChange: (part: Partial<Pick<Keyframe, "at" | "ease">>) => void;
  onRetake: () => void;
  onRemove: () => void;
};

/** One moment of the loop: its picture, when it is reached, and how it is left. */
export function KeyframeRow({ keyframe, number, picture, onChange, onRetake, onRemove }: KeyframeRowProps) {
  const t = useTranslations("room");
  const live = useLive();
  const { at, by, ease, id } = keyframe;
  return (
    <li
      className="mt-3 border-line border-s-2 ps-2"
      style={{ borderColor: colourOf(live.member(by)) }}
      data-keyframe={id}
    >
      <div className="flex items-center gap-2">
        <span className={`size-14 shrink-0 ${picture ? "" : "bg-well"}`}>
          {picture && (
            <img
              src={picture}
              alt={t("keyframeRow.keyframeNumber", { number })}
              width={56}
              height={56}
              className="size-full object-contain"
            />
          )}
        </span>
        <span className="min-w-0 flex-1 truncate text-sm text-soft">
          {t.rich("keyframeRow.from", { bdi: () => <bdi>{live.nameOf(by)}</bdi> })}
        </span>
        <IconButton label={t("keyframeRow.keyframeNumberTakePicture", { number })} onClick={onRetake}>
          <RefreshCw aria-hidden />
        </IconButton>
        <IconButton label={t("keyframeRow.removeKeyframeNumber", { number })} onClick={onRemove}>
          <X aria-hidden />
        </IconButton>
      </div>
      <div className="mt-1 flex items-center gap-2">
        <label className="flex shrink-0 items-center gap-1.5 whitespace-nowrap text-sm">
          {t("keyframeRow.at")}
          <input
            // What another changes shows at once; what I type is kept until I am done.
            key={at}
            type="number"
            min={0}
            max={RECIPE_LIMITS.loopSeconds}
            step={0.5}
            defaultValue={at}
            aria-label={t("keyframeRow.secondsWhichKeyframeNumber", { number })}
            onFocus={() => live.grab(`keyframe/${id}`)}
            onBlur={(event) => {
              live.grab(null);
              const value = event.target.valueAsNumber;
              if (value >= 0 && value <= RECIPE_LIMITS.loopSeconds && value !== at) onChange({ at: value });
              else event.target.value = String(at);
            }}
            onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
            className={`${inputClass} numbers w-20 px-2`}
          />
          {t("keyframeRow.s")}
        </label>
        <select
          value={ease}
          aria-label={t("keyframeRow.howKeyframeNumberLeft", { number })}
          onChange={(event) => onChange({ ease: event.target.value as Keyframe["ease"] })}
          className={`${inputClass} min-w-0 flex-1 px-2`}
        >
          {Object.entries(easesIn(t)).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
    </li>
  );
}
