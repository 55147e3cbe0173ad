import { useLive } from "@/app/_room/live/live-context";
import { randomId } from "@/app/_room/live/random-id";
import type { Keyframe, Recipe } from "@/core/picture/recipe/recipe";
import { stillOf } from "@/core/picture/recipe/recipe";
import { useRecipe } from "../panels/use-recipe";

export type Keyframes = Recipe["keyframes"];

const same = (a: Keyframes, b: Keyframes): boolean =>
  a.length === b.length && a.every((keyframe, i) => sameKeyframe(keyframe, b[i]));

const sameKeyframe = (a: Keyframe, b: Keyframe | undefined): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

/** Seconds from one keyframe to the next that is kept. */
const STEP = 2;

/** The room's keyframes in the order of their times, and what a member does with them. Each is a register: last write wins. */
export function useKeyframes() {
  const live = useLive();
  const keyframes = useRecipe("keyframe/", (recipe) => recipe.keyframes, same);
  const committed = useRecipe("keyframe/", () => live.replica.committed.keyframes, same);
  const write = (id: string, value: Pick<Keyframe, "recipe" | "at" | "ease"> | null) => {
    if (!live.refuses()) live.write({ kind: "keyframe", id, value }, live.newGesture());
  };
  const now = (id: string) => live.recipe.keyframes.find((keyframe) => keyframe.id === id);
  return {
    keyframes,
    /** Those that the server has, too: what I wrote a moment ago is not among them yet. */
    committed,
    /** Keeps the picture as it is now, after the last. */
    keep: () => {
      const last = live.recipe.keyframes.at(-1);
      write(randomId().slice(0, 12), {
        recipe: stillOf(live.recipe),
        at: last ? Math.min(60, last.at + STEP) : 0,
        ease: "smooth",
      });
    },
    change: (id: string, part: Partial<Pick<Keyframe, "recipe" | "at" | "ease">>) => {
      const keyframe = now(id);
      if (!keyframe) return;
      const { recipe, at, ease } = keyframe;
      write(id, { recipe, at, ease, ...part });
    },
    /** The picture as it is now takes its place. */
    retake: (id: string) => {
      const keyframe = now(id);
      if (keyframe) write(id, { recipe: stillOf(live.recipe), at: keyframe.at, ease: keyframe.ease });
    },
    remove: (id: string) => write(id, null),
  };
}
