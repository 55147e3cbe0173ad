import type { ActorId, Sha256 } from "@/core/kernel/ids/ids";
import type { Recipe } from "@/core/picture/recipe/recipe";
import { type Edit, registerOf } from "./edit";
import { type RegisterValue, type Write, writeRegister } from "./register";

/**
 * The register write an edit by `by` comes to, with their id written in where it says who did it.
 * @param modelHash needed for a `model` edit: the hash of the model it names
 */
export function writeOf(edit: Edit, by: ActorId, modelHash?: Sha256): Write {
  return { register: registerOf(edit, by), value: valueAfter(edit, by, modelHash) };
}

function valueAfter(edit: Edit, by: ActorId, modelHash?: Sha256): RegisterValue {
  switch (edit.kind) {
    case "model":
      if (!modelHash) throw new RangeError("a model edit needs the model's hash");
      return { id: edit.value, hash: modelHash };
    case "seed":
    case "truncation":
    case "ratio":
    case "style":
    case "contribution":
    case "influence":
    case "hand":
    case "paint":
      return edit.value;
    case "palette":
    case "finish":
    case "own-hand":
      return edit.value && { ...edit.value, by };
    case "hold":
      return edit.value === null ? null : { control: edit.control, value: edit.value, by };
    case "blend":
      return edit.value && { id: edit.id, ...edit.value, by };
    case "keyframe":
      return edit.value && { id: edit.id, ...edit.value, by };
  }
}

/** The recipe after an edit. */
export const applyEdit = (recipe: Recipe, edit: Edit, by: ActorId, modelHash?: Sha256): Recipe =>
  writeRegister(recipe, writeOf(edit, by, modelHash));
