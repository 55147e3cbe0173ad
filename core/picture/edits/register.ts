import type { ActorId, ControlId } from "@/core/kernel/ids/ids";
import { own, without } from "@/core/kernel/records/own";
import type { HandShare, OwnHand, RoomFinish } from "@/core/picture/recipe/finish";
import { handControl, paintControl } from "@/core/picture/recipe/finish-controls";
import { type Ratio, ratioOf, SQUARE } from "@/core/picture/recipe/ratio";
import type { Blend, ClassMix, Hold, Keyframe, Palette, Recipe } from "@/core/picture/recipe/recipe";
import type { Register } from "./edit";
import { type FinishValue, readFinish, withFinish, writeFinish } from "./finish-register";
import { isOfFinish, partsOf } from "./parts";

/** What a register can hold; null (or 0 for a contribution or a paint, 1 for influence) means it is not there. */
export type RegisterValue =
  | number
  | Ratio
  | ClassMix
  | Recipe["model"]
  | Blend
  | Palette
  | Hold
  | Keyframe
  | RoomFinish
  | HandShare
  | OwnHand
  | null;
/** One register and what it now is. `place`: where in its list something that is put back goes; else at the end. */
export type Write = { register: Register; value: RegisterValue; place?: number };

/**
 * The control that a member's register is a share of, as locks and pins name it: a direction's own id, `finish-strength`,
 * `hand-<hand>`. Null for registers that are no share of a control.
 */
export function controlOf(register: Register): ControlId | null {
  const [kind, a] = partsOf(register);
  if (kind === "contribution" || kind === "hold") return a;
  if (kind === "paint") return paintControl(a);
  return kind === "hand" ? handControl(a) : null;
}

/** What a register holds. Throws RangeError on a register that does not exist. */
export const readRegister = (recipe: Recipe, register: Register): RegisterValue =>
  readWrite(recipe, register).value;

/** The write that brings a register back to what it is now. Throws RangeError on one that does not exist. */
export function readWrite(recipe: Recipe, register: Register): Write {
  const parts = partsOf(register);
  if (isOfFinish(parts)) return { register, value: readFinish(recipe.finish ?? {}, parts) };
  const [kind, a, b] = parts;
  switch (kind) {
    case "model":
    case "seed":
    case "truncation":
    case "palette":
      return { register, value: recipe[kind] };
    case "ratio":
      return { register, value: ratioOf(recipe) };
    case "style":
      return { register, value: recipe.styles[a] };
    case "contribution":
      return { register, value: own(own(recipe.contributions, a) ?? {}, b) ?? 0 };
    case "influence":
      return { register, value: own(recipe.influence, a) ?? 1 };
    case "blend":
      return itemIn(register, recipe.blends, (blend) => blend.id === a);
    case "hold":
      return itemIn(register, recipe.holds, (hold) => hold.control === a);
    case "keyframe":
      return { register, value: recipe.keyframes.find((keyframe) => keyframe.id === a) ?? null };
    default:
      throw new RangeError(`no register ${register}`);
  }
}

/** The recipe with one register written; everything else is shared with the old one. */
export function writeRegister(recipe: Recipe, { register, value, place }: Write): Recipe {
  const parts = partsOf(register);
  if (isOfFinish(parts))
    return withFinish(recipe, writeFinish(recipe.finish ?? {}, parts, value as FinishValue));
  const [kind, a, b] = parts;
  switch (kind) {
    case "model":
      return { ...recipe, model: value as Recipe["model"] };
    case "seed":
    case "truncation":
      return { ...recipe, [kind]: value as number };
    case "ratio":
      return withRatio(recipe, value as Ratio);
    case "palette":
      return { ...recipe, palette: value as Palette | null };
    case "style":
      return { ...recipe, styles: { ...recipe.styles, [a]: value as ClassMix } };
    case "contribution":
      return { ...recipe, contributions: writePull(recipe.contributions, a, b, value as number) };
    case "influence":
      return { ...recipe, influence: withEntry(recipe.influence, a, value as number, 1) };
    case "blend":
      return { ...recipe, blends: withItem(recipe.blends, (x) => x.id === a, value as Blend | null, place) };
    case "hold":
      return {
        ...recipe,
        holds: withItem(recipe.holds, (x) => x.control === a, value as Hold | null, place),
      };
    case "keyframe": {
      const keyframes = withItem(recipe.keyframes, (x) => x.id === a, value as Keyframe | null);
      return { ...recipe, keyframes: keyframes.sort((x, y) => x.at - y.at || (x.id < y.id ? -1 : 1)) };
    }
    default:
      throw new RangeError(`no register ${register}`);
  }
}

/** Whether a register is empty, which is how most registers nobody ever wrote are. */
export function isEmptied(recipe: Recipe, register: Register): boolean {
  const [kind] = partsOf(register);
  const value = readRegister(recipe, register);
  return (
    value === null ||
    ((kind === "contribution" || kind === "paint") && value === 0) ||
    (kind === "influence" && value === 1)
  );
}

/** A square is left out: one spelling for one picture. */
function withRatio({ ratio: _before, ...square }: Recipe, ratio: Ratio): Recipe {
  return ratio === SQUARE ? square : { ...square, ratio };
}

function writePull(
  all: Recipe["contributions"],
  control: ControlId,
  actor: ActorId,
  value: number,
): Recipe["contributions"] {
  const pulls = withEntry(own(all, control) ?? {}, actor, value, 0);
  if (Object.keys(pulls).length === 0) return without(all, control);
  return { ...all, [control]: pulls };
}

/** An entry set, or left out where it is what absence means anyway: one spelling for one picture. */
const withEntry = (
  map: Record<ActorId, number>,
  key: ActorId,
  value: number,
  absent: number,
): Record<ActorId, number> => (value === absent ? without(map, key) : { ...map, [key]: value });

function itemIn<T extends Blend | Hold>(register: Register, items: readonly T[], is: (item: T) => boolean) {
  const place = items.findIndex(is);
  return place < 0 ? { register, value: null } : { register, value: items[place] ?? null, place };
}

/** An item replaced in its place, added at `place` (or at the end), or removed. */
function withItem<T>(
  items: readonly T[],
  is: (item: T) => boolean,
  value: T | null,
  place = items.length,
): T[] {
  if (value === null) return items.filter((item) => !is(item));
  const at = items.findIndex(is);
  return at < 0 ? [...items.slice(0, place), value, ...items.slice(place)] : items.with(at, value);
}
