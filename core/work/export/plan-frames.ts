import { recipeHash, type Still, stillOf } from "@/core/picture/recipe/recipe";
import type { RoomEvent } from "@/core/room/log/event";
import { reduce } from "@/core/room/rules/reduce";
import type { RoomState } from "@/core/room/rules/state";

/** A frame of an animation: a picture, or where it is between two. */
export type Frame = { still: Still; towards?: { recipe: Still; t: number } };

/** Places in a list of `count`, evenly spread, its first and last among them; all of it where it is short enough. */
export function thinned(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, i) => i);
  const step = (count - 1) / (most - 1);
  return Array.from({ length: most }, (_, i) => Math.round(i * step));
}

/** Some of a list, spread in that way. */
export const thin = <T>(all: readonly T[], most: number): T[] =>
  thinned(all.length, most).flatMap((place) => all.slice(place, place + 1));

/**
 * Goes along a log, event by event from its first, and answers the picture that an event came to, or null where it changed none.
 * It holds the room's state, never the log.
 */
export function alongPictures(): (event: RoomEvent) => Still | null {
  let state: RoomState | null = null;
  let last = "";
  return (event) => {
    const before: RoomState | null = state;
    state = reduce(before, event);
    if (before && state.recipe === before.recipe) return null;
    const still = stillOf(state.recipe);
    const hash = recipeHash(still);
    if (hash === last) return null;
    last = hash;
    return still;
  };
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
