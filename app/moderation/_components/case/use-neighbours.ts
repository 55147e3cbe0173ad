"use client";

import { useSyncExternalStore } from "react";
import { readTrail, trailOf } from "../queue/trail";

export type Neighbours = {
  back: string;
  /** From 1; 0 where the case was not opened from a list. */
  place: number;
  of: number;
  previous: string | null;
  next: string | null;
};

const never = () => () => {};

/** The cases beside this one, in the list it was opened from. */
export function useNeighbours(id: string): Neighbours {
  const trail = trailOf(useSyncExternalStore(never, readTrail, () => null));
  const at = trail?.ids.indexOf(id) ?? -1;
  return {
    back: trail?.back ?? "/moderation",
    place: at + 1,
    of: trail?.ids.length ?? 0,
    previous: at > 0 ? (trail?.ids[at - 1] ?? null) : null,
    next: at >= 0 ? (trail?.ids[at + 1] ?? null) : null,
  };
}
