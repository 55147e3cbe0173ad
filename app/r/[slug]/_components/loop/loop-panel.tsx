"use client";

import { Plus } from "lucide-react";
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
  const { keyframes, keep, change, retake, remove } = useKeyframes();
  const { role } = useSignal(useLive().people);
  const pictures = useThumbnails(keyframes);
  const seconds = loopSeconds(keyframes);
  return (
    <section aria-label="Keyframes" data-register="keyframe" className="pt-4">
      <p className="px-2 text-sm text-soft">
        {keyframes.length === 0
          ? "A loop goes from picture to picture and back. Keep the picture as it is, change it together, keep it again."
          : seconds === 0
            ? "One more, at another time, and it is a loop."
            : `${keyframes.length} pictures, ${Math.round(seconds * 10) / 10} seconds round.`}
      </p>
      {role !== "viewer" && (
        <Button
          variant="solid"
          className="mx-2 mt-3"
          onClick={keep}
          disabled={keyframes.length >= RECIPE_LIMITS.keyframes}
        >
          <Plus aria-hidden />
          Keep this picture
        </Button>
      )}
      {seconds > 0 && role !== "viewer" && <LoopPlayer keyframes={keyframes} />}
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
