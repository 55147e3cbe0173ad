import type { RoomEvent } from "@/core/log/event";
import { recipeHash, type Still, stillOf } from "@/core/recipe/recipe";
import { reduce } from "@/core/room/reduce";
import type { RoomState } from "@/core/room/state";

/** A frame of an animation: a picture, or where it is between two. */
export type Frame = { still: Still; towards?: { recipe: Still; t: number } };

/** Some of a list, evenly spread, its first and last among them; all of it where it is short enough. */
export function thin<T>(all: readonly T[], most: number): T[] {
  if (all.length <= most) return [...all];
  const step = (all.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, i) => all[Math.round(i * step)]).flatMap((one) =>
    one === undefined ? [] : [one],
  );
}

/** Every picture that a log came by, in order, each once where it did not change. */
export function picturesOf(events: readonly RoomEvent[]): Still[] {
  const found: Still[] = [];
  let state: RoomState | null = null;
  let last = "";
  for (const event of events) {
    const before: RoomState | null = state;
    state = reduce(before, event);
    if (before && state.recipe === before.recipe) continue;
    const still = stillOf(state.recipe);
    const hash = recipeHash(still);
    if (hash !== last) found.push(still);
    last = hash;
  }
  return found;
}

/** Slow at both ends, so that a loop rests at the moments that were chosen. */
export const eased = (t: number): number => t * t * (3 - 2 * t);

/**
 * A loop through pictures and back to the first: `count` frames, the first picture exactly at the start, each next a step on
 * the straight line between two latents. The frame after the last would be the first.
 */
export function loopFrames(stills: readonly Still[], count: number): Frame[] {
  return Array.from({ length: count }, (_, i) => {
    const at = (i / count) * stills.length;
    const leg = Math.floor(at);
    const still = stills[leg % stills.length];
    const recipe = stills[(leg + 1) % stills.length];
    if (!still || !recipe) throw new RangeError("a loop goes through at least one picture");
    const t = eased(at - leg);
    return t === 0 ? { still } : { still, towards: { recipe, t } };
  });
}
