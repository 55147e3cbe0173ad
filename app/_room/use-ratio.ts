import { type CSSProperties, useCallback, useSyncExternalStore } from "react";
import type { Ratio } from "@/core/picture/recipe/ratio";
import { drawnRatio } from "@/core/picture/render/shape";
import { useFacts, useLive } from "./live/live-context";

/** The shape of the room's picture, as its model draws it. */
export function useRatio(): Ratio {
  const live = useLive();
  const { sizes } = useFacts().model;
  const subscribe = useCallback((changed: () => void) => live.watchAll("", changed), [live]);
  return useSyncExternalStore(subscribe, () => drawnRatio(live.recipe, sizes));
}

/** What classes measure the picture's box by: `--shape`, how often as wide as high. */
export const shapeStyle = (aspect: number): CSSProperties => ({ "--shape": aspect }) as CSSProperties;
