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

/** Some of a list that comes one by one and may be long: evenly spread, its first and last among them, little more in memory. */
export class Thinning<T> {
  #kept: T[] = [];
  #last: T | undefined;
  #count = 0;
  /** Of so many one is kept. */
  #stride = 1;

  constructor(private readonly most: number) {}

  add(one: T): void {
    if (this.#count % this.#stride === 0) this.#kept.push(one);
    this.#last = one;
    this.#count += 1;
    if (this.#kept.length <= this.most * ROUGH) return;
    this.#kept = this.#kept.filter((_, i) => i % 2 === 0);
    this.#stride *= 2;
  }

  get all(): T[] {
    const { most } = this;
    const isLastKept = (this.#count - 1) % this.#stride === 0;
    return thin(isLastKept || this.#last === undefined ? this.#kept : [...this.#kept, this.#last], most);
  }
}
/** Kept meanwhile, of what will be: enough that rounding is not seen. */
const ROUGH = 4;

/** Every picture that a log comes by, in order, each once where it does not change. */
export async function* picturesOf(events: AsyncIterable<RoomEvent>): AsyncGenerator<Still> {
  let state: RoomState | null = null;
  let last = "";
  for await (const event of events) {
    const before: RoomState | null = state;
    state = reduce(before, event);
    if (before && state.recipe === before.recipe) continue;
    const still = stillOf(state.recipe);
    const hash = recipeHash(still);
    if (hash !== last) yield still;
    last = hash;
  }
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
