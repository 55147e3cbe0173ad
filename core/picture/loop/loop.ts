import type { Keyframe, Recipe, Still } from "@/core/picture/recipe/recipe";

/** A moment of a loop: a picture, or where it is between two. */
export type LoopMoment = { still: Still; towards?: { recipe: Still; t: number } };
type Keyframes = Recipe["keyframes"];

/**
 * Seconds that a loop takes: from its first keyframe to its last, and back to the first in as long as a step takes on average. 0 where
 * there are fewer than two at different times: that is no loop.
 */
export function loopSeconds(keyframes: Keyframes): number {
  const [first, last] = [keyframes[0], keyframes.at(-1)];
  if (!first || !last || keyframes.length < 2) return 0;
  return ((last.at - first.at) * keyframes.length) / (keyframes.length - 1);
}

const EASES: Record<Keyframe["ease"], (t: number) => number> = {
  linear: (t) => t,
  smooth: (t) => t * t * (3 - 2 * t),
  hold: () => 0,
};

/**
 * The picture at `seconds` from the loop's start, which is its first keyframe; goes round. Each keyframe's ease says how one leaves it.
 * Between keyframes of two models there is no way: the first stays until the second. Null where there is no loop.
 */
export function loopAt(keyframes: Keyframes, seconds: number): LoopMoment | null {
  const length = loopSeconds(keyframes);
  const first = keyframes[0];
  if (!first || length === 0) return null;
  const at = first.at + (((seconds % length) + length) % length);
  const i = keyframes.findLastIndex((k) => k.at <= at);
  const from = keyframes[i] ?? first;
  const to = keyframes[i + 1] ?? first;
  const end = keyframes[i + 1]?.at ?? first.at + length;
  const t = end > from.at ? EASES[from.ease]((at - from.at) / (end - from.at)) : 0;
  return t === 0 || from.recipe.model.hash !== to.recipe.model.hash
    ? { still: from.recipe }
    : { still: from.recipe, towards: { recipe: to.recipe, t } };
}

/** `count` moments, evenly spread over one round: the one after the last would be the first. */
export function loopMoments(keyframes: Keyframes, count: number): LoopMoment[] {
  const length = loopSeconds(keyframes);
  return Array.from({ length: count }, (_, i) => loopAt(keyframes, (i / count) * length)).flatMap(
    (moment) => moment ?? [],
  );
}
