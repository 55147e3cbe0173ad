import type { LiveRoom } from "@/app/_room/live/live-room";
import type { Edit } from "@/core/picture/edits/edit";
import type { HandId } from "@/core/picture/recipe/finish";

/** A hand as a person chooses it. */
export type HandChoice = {
  id: HandId;
  label: string;
  /** Whose work it is from, and which. */
  from: string;
};

/** My share of a hand: null where I do not paint with it. */
export const myShare = (live: LiveRoom, hand: HandId) => live.recipe.finish?.hands?.[hand]?.[live.me] ?? null;

/** The edit that gives me as much of a hand as `amount`, 0..1; places that were brushed stay where they are. */
export function shareEdit(live: LiveRoom, hand: HandId, amount: number): Edit {
  const mask = myShare(live, hand)?.mask;
  return {
    kind: "hand",
    hand,
    value: amount <= 0 ? null : { amount, ...(mask === undefined ? {} : { mask }) },
  };
}

/** Takes a hand up: it is what the brush paints with, and with no brush in use it paints everywhere at once. */
export function takeUp(live: LiveRoom, hand: HandId): void {
  const painting = live.painting.get();
  live.painting.set({ ...painting, hand });
  if (painting.brushing || myShare(live, hand)) return;
  live.write(shareEdit(live, hand, 1), live.newGesture());
}

/** Stops painting with a hand, everywhere. */
export function putDown(live: LiveRoom, hand: HandId): void {
  const painting = live.painting.get();
  if (painting.hand === hand) live.painting.set({ ...painting, hand: null, brushing: false });
  if (myShare(live, hand)) live.write({ kind: "hand", hand, value: null }, live.newGesture());
}
