import { useCallback, useRef, useSyncExternalStore } from "react";
import { useLive } from "@/app/_room/live/live-context";
import type { Recipe } from "@/core/picture/recipe/recipe";

/**
 * A part of the recipe for React to draw: for lists that change by the click, never for what changes by the pixel. `same`
 * decides whether a change is worth a render.
 */
export function useRecipe<T>(
  prefix: string,
  read: (recipe: Recipe) => T,
  same: (a: T, b: T) => boolean = Object.is,
): T {
  const live = useLive();
  const kept = useRef<{ value: T } | null>(null);
  const subscribe = useCallback((changed: () => void) => live.watchAll(prefix, changed), [live, prefix]);
  return useSyncExternalStore(subscribe, () => {
    const value = read(live.recipe);
    if (!kept.current || !same(kept.current.value, value)) kept.current = { value };
    return kept.current.value;
  });
}
