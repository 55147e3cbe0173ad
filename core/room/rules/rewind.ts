import type { ActorId } from "@/core/kernel/ids/ids";
import { changedRegisters } from "@/core/picture/edits/changed";
import type { Register } from "@/core/picture/edits/edit";
import { partsOf } from "@/core/picture/edits/parts";
import { readWrite, writeRegister } from "@/core/picture/edits/register";
import { pullersOf } from "@/core/picture/recipe/pullers";
import type { Recipe } from "@/core/picture/recipe/recipe";
import { isMuted, type RoomState, roleOf, stampOf } from "./state";

/** A past recipe with the mutes of now: who is muted now has no influence in it; who was muted then and is not now has theirs back. */
export function withPresentMutes(state: RoomState, past: RoomState): Recipe {
  let { recipe } = past;
  for (const [member, before] of Object.entries(past.muted))
    recipe = writeRegister(recipe, { register: `influence/${member}`, value: before });
  for (const member of Object.keys(state.muted))
    recipe = writeRegister(recipe, { register: `influence/${member}`, value: 0 });
  return recipe;
}

/**
 * The present recipe with one member's registers as they were after an earlier event: all their contributions, and the
 * shared registers that were last written by them since. Their influence stays. Null for someone who was never here.
 */
export function revertMember(state: RoomState, past: RoomState, member: ActorId): Recipe | null {
  const known = roleOf(state, member) ?? (wroteSomething(state, member) || isMuted(state, member));
  if (!known) return null;
  return changedRegisters(state.recipe, past.recipe)
    .filter((register) => isTheirs(state, past, member, register))
    .map((register) => readWrite(past.recipe, register))
    .sort((a, b) => (a.place ?? -1) - (b.place ?? -1))
    .reduce(writeRegister, state.recipe);
}

function isTheirs(state: RoomState, past: RoomState, member: ActorId, register: Register): boolean {
  const [kind, , of] = partsOf(register);
  if (kind === "contribution" || kind === "hand" || kind === "paint") return of === member;
  if (kind === "influence") return false;
  const [seq, by] = stampOf(state, register) ?? [0, null];
  return by === member && seq > past.seq;
}

const wroteSomething = (state: RoomState, actor: ActorId): boolean => pullersOf(state.recipe).has(actor);
