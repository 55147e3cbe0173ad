import { canonicalBytes } from "@/core/kernel/canon/bytes";
import { type Code, fail, ok, type Result } from "@/core/kernel/errors";
import type { ActorId, ControlId } from "@/core/kernel/ids/ids";
import { own } from "@/core/kernel/records/own";
import { writeOf } from "@/core/picture/edits/apply";
import { type Edit, registerOf } from "@/core/picture/edits/edit";
import { readRegister, writeRegister } from "@/core/picture/edits/register";
import { isOwnHand } from "@/core/picture/recipe/finish";
import { isFinishControl } from "@/core/picture/recipe/finish-controls";
import { RECIPE_LIMITS } from "@/core/picture/recipe/limits";
import { pullersOf } from "@/core/picture/recipe/pullers";
import { SQUARE } from "@/core/picture/recipe/ratio";
import type { ClassMix, Recipe } from "@/core/picture/recipe/recipe";
import type { FinishShape, ModelShape, Models } from "./model-shape";
import { blockedFrom, registerBlockedFrom } from "./permissions";
import { type RoomState, roleOf } from "./state";
import { tooLarge } from "./too-large";
import { latentsOf, unknownIn } from "./unknown-in";

/**
 * Whether an edit may happen, and how it is written down. `recipe` is the room's present view (committed and pending),
 * against which limits are counted.
 */
export function decideEdit(
  state: RoomState,
  recipe: Recipe,
  actor: ActorId,
  edit: Edit,
  models: Models,
): Result<Edit> {
  const fault =
    blockedFrom(state, actor) ??
    registerBlockedFrom(state, recipe, actor, registerOf(edit, actor)) ??
    misfit(state, recipe, actor, edit, models) ??
    oversize(recipe, actor, edit, models);
  if (fault) return fail(fault);
  return ok(edit.kind === "style" ? { ...edit, value: weighed(edit.value) } : edit);
}

/** Why an edit is too large, by itself or in the recipe it leads to. */
function oversize(recipe: Recipe, actor: ActorId, edit: Edit, models: Models): Code | null {
  if (canonicalBytes(edit) > RECIPE_LIMITS.editBytes) return "too_large";
  const modelHash = edit.kind === "model" ? models.get(edit.value)?.hash : undefined;
  return tooLarge(writeRegister(recipe, writeOf(edit, actor, modelHash)), recipe);
}

/** Why an edit does not fit the model or the room's limits. */
function misfit(state: RoomState, recipe: Recipe, actor: ActorId, edit: Edit, models: Models): Code | null {
  const model = models.get(recipe.model.id);
  switch (edit.kind) {
    case "seed":
    case "truncation":
    case "palette":
      return null;
    case "ratio":
      // Every model draws squares.
      return edit.value === SQUARE || model?.ratios?.has(edit.value) ? null : "wrong_shape";
    case "model":
      return models.has(edit.value) ? null : "unknown_model";
    case "style":
      return Object.keys(weighed(edit.value)).every((id) => model?.classes.has(id)) ? null : "out_of_range";
    case "contribution":
      // A contribution to a control of an earlier model can always be set to 0.
      if (edit.value === 0 && own(own(recipe.contributions, edit.control) ?? {}, actor)) return null;
      return model?.controls.has(edit.control) ? null : "unknown_control";
    case "influence":
      return roleOf(state, edit.member) || pulls(recipe, edit.member) ? null : "not_found";
    case "hold":
      if (edit.value !== null && !hasControl(model, edit.control)) return "unknown_control";
      return edit.value !== null && isNew(recipe, edit, actor) && recipe.holds.length >= RECIPE_LIMITS.holds
        ? "limit_reached"
        : null;
    case "blend": {
      if (!edit.value) return null;
      const { source } = edit.value;
      // A blend is made of latents of one model.
      if ("recipe" in source && source.recipe.model.hash !== recipe.model.hash) return "unknown_model";
      if (isNew(recipe, edit, actor) && recipe.blends.length >= RECIPE_LIMITS.blends) return "limit_reached";
      return "recipe" in source && source.work === undefined
        ? unknownIn(state, recipe, [source.recipe], models)
        : null;
    }
    case "keyframe":
      if (!edit.value) return null;
      if (!models.has(edit.value.recipe.model.id)) return "unknown_model";
      if (isNew(recipe, edit, actor) && recipe.keyframes.length >= RECIPE_LIMITS.keyframes)
        return "limit_reached";
      return unknownIn(state, recipe, latentsOf(edit.value.recipe), models);
    case "finish":
    case "hand":
    case "paint":
    case "own-hand":
      return finishMisfit(recipe, edit, model?.finish);
  }
}

/** Whether pins and locks may name a control: one of the model's, or of the finish over it. */
export const hasControl = (model: ModelShape | undefined, control: ControlId): boolean =>
  model !== undefined &&
  (model.controls.has(control) ||
    (model.finish !== undefined && isFinishControl(control, model.finish.hands)));

type FinishEdit = Extract<Edit, { kind: "finish" | "hand" | "paint" | "own-hand" }>;

/** Letting go is always possible; painting takes a finish that is installed here, and hands that exist. */
function finishMisfit(recipe: Recipe, edit: FinishEdit, finish: FinishShape | undefined): Code | null {
  const { value } = edit;
  if (value === null || value === 0) return null;
  const exists = (hand: string) => finish?.hands.has(hand) || own(recipe.finish?.own ?? {}, hand);
  switch (edit.kind) {
    case "finish":
      if (!edit.value || edit.value.model.hash !== finish?.hash) return "unknown_model";
      return Object.keys(edit.value.ground).every(exists) ? null : "unknown_control";
    case "hand":
      if (!recipe.finish?.room) return "unknown_model";
      return exists(edit.hand) ? null : "unknown_control";
    case "paint":
      return recipe.finish?.room ? null : "unknown_model";
    case "own-hand": {
      if (!finish) return "unknown_model";
      if (!isOwnHand(edit.hand)) return "out_of_range";
      const made = recipe.finish?.own ?? {};
      return !made[edit.hand] && Object.keys(made).length >= RECIPE_LIMITS.ownHands ? "limit_reached" : null;
    }
  }
}

type ListEdit = Extract<Edit, { kind: "hold" | "blend" | "keyframe" }>;

/** Only lists have limits, and what a list already holds may always be written again. */
const isNew = (recipe: Recipe, edit: ListEdit, actor: ActorId): boolean =>
  readRegister(recipe, registerOf(edit, actor)) === null;

const pulls = (recipe: Recipe, actor: ActorId): boolean => pullersOf(recipe).has(actor);

/** A mixture without the classes that weigh nothing: one spelling for one picture. */
const weighed = (mix: ClassMix): ClassMix =>
  Object.fromEntries(Object.entries(mix).filter(([, weight]) => weight > 0));
