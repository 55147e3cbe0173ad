"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/ui/button";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { loopSeconds } from "@/core/picture/loop/loop";
import { RECIPE_LIMITS } from "@/core/picture/recipe/limits";
import { KeyframeRow } from "./keyframe-row";
import { LoopPlayer } from "./loop-player";
import { useKeyframes } from "./use-keyframes";
import { useThumbnails } from "./use-thumbnails";

/** Moments of the picture that everyone keeps together, and the loop through them. */
export function LoopPanel() {
  const t = useTranslations("room");
  const { keyframes, committed, keep, change, retake, remove } = useKeyframes();
  const { role } = useSignal(useLive().people);
  const pictures = useThumbnails(committed);
  const seconds = loopSeconds(keyframes);
  return (
    <section aria-label={t("loopPanel.keyframes")} data-register="keyframe" className="pt-4">
      <p className="px-2 text-sm text-soft">
        {keyframes.length === 0
          ? t("loopPanel.loopGoesPicturePicture")
          : seconds === 0
            ? t("loopPanel.oneMoreAnotherTime")
            : t("loopPanel.keyframesPicturesValueSeconds", {
                keyframes: keyframes.length,
                value: Math.round(seconds * 10) / 10,
              })}
      </p>
      {role !== "viewer" && (
        <Button
          variant="solid"
          className="mx-2 mt-3"
          onClick={keep}
          disabled={keyframes.length >= RECIPE_LIMITS.keyframes}
        >
          <Plus aria-hidden />
          {t("loopPanel.keepThisPicture")}
        </Button>
      )}
      {seconds > 0 && role !== "viewer" && (
        <LoopPlayer keyframes={keyframes} first={pictures.get(keyframes[0]?.id ?? "")} />
      )}
      <ol className="px-2">
        {keyframes.map((keyframe, i) => (
          <KeyframeRow
            key={keyframe.id}
            keyframe={keyframe}
            number={i + 1}
            picture={pictures.get(keyframe.id)}
            onChange={(part) => change(keyframe.id, part)}
            onRetake={() => retake(keyframe.id)}
            onRemove={() => remove(keyframe.id)}
          />
        ))}
      </ol>
    </section>
  );
}
