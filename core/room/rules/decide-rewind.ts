import { type Code, fail, ok, type Result } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import type { RuleId } from "@/core/moderation/rules";
import { RECIPE_LIMITS } from "@/core/picture/recipe/limits";
import type { Recipe } from "@/core/picture/recipe/recipe";
import type { EventBody } from "@/core/room/log/event";
import type { Models } from "./model-shape";
import { revertMember, withPresentMutes } from "./rewind";
import type { RoomState } from "./state";
import { tooLarge } from "./too-large";

type Rewind =
  | { kind: "revert"; member: ActorId; to: number; rule?: RuleId }
  | { kind: "restore"; to: number };

/** One member, or the whole recipe, set to what an earlier event left. */
export function decideRewind(
  state: RoomState,
  asked: Rewind,
  stateAt: (seq: number) => RoomState | null,
  models: Models,
): Result<EventBody> {
  const past = asked.to <= state.seq ? stateAt(asked.to) : null;
  if (!past) return fail("out_of_range");
  const { to } = asked;
  const recipe =
    asked.kind === "restore" ? withPresentMutes(state, past) : revertMember(state, past, asked.member);
  if (!recipe) return fail("not_found");
  const fault = recipeFault(recipe, models, state.recipe);
  if (fault) return fail(fault);
  if (asked.kind === "restore") return ok({ kind: "restore", payload: { to, recipe } });
  const { member, rule } = asked;
  return ok({ kind: "revert", payload: { member, to, recipe, ...(rule && { rule }) } });
}

/** Why a recipe that was put together from old values cannot be the room's, which is `now`. */
export function recipeFault(recipe: Recipe, models: Models, now: Recipe): Code | null {
  if (models.get(recipe.model.id)?.hash !== recipe.model.hash) return "unknown_model";
  const { blends, holds, keyframes } = recipe;
  const full =
    blends.length > RECIPE_LIMITS.blends ||
    holds.length > RECIPE_LIMITS.holds ||
    keyframes.length > RECIPE_LIMITS.keyframes;
  return full ? "limit_reached" : tooLarge(recipe, now);
}
