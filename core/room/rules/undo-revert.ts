import { INSTANCE_ACTOR } from "@/core/kernel/ids/ids";
import { changedRegisters } from "@/core/picture/edits/changed";
import { readWrite, writeRegister } from "@/core/picture/edits/register";
import type { Recipe } from "@/core/picture/recipe/recipe";
import { type RoomState, sameStamp, stampOf } from "./state";

/** The room just before a moderator's revert, and just after it. */
export type Reverted = { before: RoomState; after: RoomState };

/**
 * The present recipe with the registers that a revert changed as they were before it. A register that somebody has written since
 * stays, as with undo (ADR 5): `left` counts those, `changed` all that the revert had changed.
 */
export function undoRevert(
  state: RoomState,
  { before, after }: Reverted,
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
