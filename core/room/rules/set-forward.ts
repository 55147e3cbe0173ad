import { INSTANCE_ACTOR } from "@/core/kernel/ids/ids";
import { changedRegisters } from "@/core/picture/edits/changed";
import { readWrite, writeRegister } from "@/core/picture/edits/register";
import type { Recipe } from "@/core/picture/recipe/recipe";
import { type RoomState, sameStamp, stampOf } from "./state";

/** The room just before a set-back, and just after it. */
export type SetBack = { before: RoomState; after: RoomState };

/**
 * The present recipe with what a set-back changed as it was before, wherever the set-back is still the last write: who went on
 * from there keeps what they did since, as with undo (ADR 5). `left` counts the registers that stay, of all that it had changed.
 */
export function setForward(
  state: RoomState,
  { before, after }: SetBack,
): { recipe: Recipe; changed: number; left: number } {
  const changed = changedRegisters(after.recipe, before.recipe);
  const unchanged = changed.filter((register) =>
    sameStamp(stampOf(state, register), [after.seq, INSTANCE_ACTOR]),
  );
  const recipe = unchanged
    .map((register) => readWrite(before.recipe, register))
    .sort((a, b) => (a.place ?? -1) - (b.place ?? -1))
    .reduce(writeRegister, state.recipe);
  return { recipe, changed: changed.length, left: changed.length - unchanged.length };
}
