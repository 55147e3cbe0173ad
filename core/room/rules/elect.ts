import { type Code, fail, ok, type Result } from "@/core/kernel/errors";
import type { Recipe } from "@/core/picture/recipe/recipe";
import type { EventBody } from "@/core/room/log/event";
import { proposedRecipe } from "./ballot";
import { recipeFault } from "./decide-rewind";
import type { Models } from "./model-shape";
import type { Ballot } from "./proposal";
import { withPresentMutes } from "./rewind";
import type { RoomState } from "./state";
import { undoRevert } from "./undo-revert";

/**
 * How a vote ends: with the picture that won, or, where none did or it cannot be drawn any more (`fault`), with the present one.
 * @param then the room at the winner's moment
 */
export function decideElected(
  state: RoomState,
  ballot: Ballot,
  winner: number | null,
  then: RoomState | null,
  models: Models,
): { body: EventBody; fault: Code | null } {
  const chosen = ballot.choices.find(({ of }) => of === winner);
  const stays = (fault: Code | null) => ({
    body: { kind: "elected" as const, payload: { of: ballot.of, winner: null } },
    fault,
  });
  if (!chosen) return stays(null);
  if (!then) return stays("not_found");
  const recipe = electedRecipe(state, ballot, chosen.of, then);
  const fault = recipeFault(recipe, models, state.recipe);
  if (fault) return stays(fault);
  return { body: { kind: "elected", payload: { of: ballot.of, winner: chosen.of, recipe } }, fault: null };
}

/** The picture that won, with the mutes of now. Of proposals, the loop stays; a fresh start begins without one. */
export function electedRecipe(state: RoomState, ballot: Ballot, winner: number, then: RoomState): Recipe {
  const chosen = ballot.choices.find(({ of }) => of === winner);
  if (!chosen) return state.recipe;
  const recipe = withPresentMutes(state, { ...then, recipe: proposedRecipe(chosen, then) });
  return ballot.about === "fresh" ? recipe : { ...recipe, keyframes: state.recipe.keyframes };
}

/**
 * What a vote replaced comes back, except where somebody has changed it since. `not_found` where that vote is not the last that changed the
 * picture, `overwritten` where nothing of it is left.
 */
export function decideBringBack(
  state: RoomState,
  of: number,
  stateAt: (seq: number) => RoomState | null,
  models: Models,
): Result<EventBody> {
  if (state.elected?.seq !== of) return fail("not_found");
  const [before, after] = [stateAt(of - 1), stateAt(of)];
  if (!before || !after) return fail("not_found");
  const { recipe, changed, left } = undoRevert(state, { before, after });
  if (left === changed) return fail("overwritten");
  const fault = recipeFault(recipe, models, state.recipe);
  return fault ? fail(fault) : ok({ kind: "bring-back", payload: { of, recipe } });
}
