import { useCallback } from "react";
import { useFacts, useLive } from "@/app/_room/live/live-context";
import type { Proposed } from "@/app/_room/live/room-signals";
import { familyOf } from "@/core/picture/model/chosen-seeds";
import { type Reach, surpriseOf } from "@/core/picture/surprise/surprise";
import { randomSeed } from "./random-seed";

export type Surprise = Proposed;

/** A new surprise, and what becomes of it: what others are working on is not replaced before it was seen what by. */
export function useSurprise(): {
  make: (reach: Reach) => Surprise;
  spring: (reach: Reach) => void;
  use: (surprise: Surprise) => void;
} {
  const live = useLive();
  const { model } = useFacts();
  const make = useCallback(
    (reach: Reach): Surprise => {
      const seed = randomSeed();
      return {
        reach,
        seed,
        edits: surpriseOf(reach, seed, model, familyOf(live.recipe.styles.structure)),
      };
    },
    [live, model],
  );
  const use = useCallback(
    ({ edits }: Surprise) => {
      if (live.refuses()) return;
      const gesture = live.newGesture();
      for (const edit of edits) live.write(edit, gesture);
      live.proposed.set(null);
    },
    [live],
  );
  const spring = useCallback(
    (reach: Reach) => {
      if (live.refuses()) return;
      if (live.othersEdit) live.proposed.set(make(reach));
      else use(make(reach));
    },
    [live, make, use],
  );
  return { make, spring, use };
}
