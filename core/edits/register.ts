import type { ActorId, ControlId } from "@/core/ids/ids";
import type { Band } from "@/core/model/model-file";
import type { Blend, ClassMix, Hold, Keyframe, Palette, Recipe } from "@/core/recipe/recipe";
import type { Register } from "./edit";

/** What a register can hold; null (or 0 for a contribution, 1 for influence) means it is not there. */
export type RegisterValue =
  | number
  | string
  | ClassMix
  | Recipe["model"]
  | Blend
  | Palette
  | Hold
  | Keyframe
  | null;
/** One register and what it now is. */
export type Write = { register: Register; value: RegisterValue };

const parts = (register: Register): [kind: string, a: string, b: string] => {
  const [kind = "", a = "", b = ""] = register.split("/");
  return [kind, a, b];
};

/** What a register holds. Throws RangeError on a register that does not exist. */
export function readRegister(recipe: Recipe, register: Register): RegisterValue {
  const [kind, a, b] = parts(register);
  switch (kind) {
    case "model":
    case "seed":
    case "truncation":
    case "palette":
      return recipe[kind];
    case "style":
      return recipe.styles[a as Band];
    case "contribution":
      return recipe.contributions[a as ControlId]?.[b as ActorId] ?? 0;
    case "influence":
      return recipe.influence[a as ActorId] ?? 1;
    case "blend":
      return recipe.blends.find((blend) => blend.id === a) ?? null;
    case "hold":
      return recipe.holds.find((hold) => hold.control === a) ?? null;
    case "keyframe":
      return recipe.keyframes.find((keyframe) => keyframe.id === a) ?? null;
    default:
      throw new RangeError(`no register ${register}`);
  }
}

/** The recipe with one register written; everything else is shared with the old one. */
export function writeRegister(recipe: Recipe, { register, value }: Write): Recipe {
  const [kind, a, b] = parts(register);
  switch (kind) {
    case "model":
      return { ...recipe, model: value as Recipe["model"] };
    case "seed":
    case "truncation":
      return { ...recipe, [kind]: value as number };
    case "palette":
      return { ...recipe, palette: value as Palette | null };
    case "style":
      return { ...recipe, styles: { ...recipe.styles, [a]: value as ClassMix } };
    case "contribution":
      return {
        ...recipe,
        contributions: writePull(recipe.contributions, a as ControlId, b as ActorId, value as number),
      };
    case "influence":
      return { ...recipe, influence: withEntry(recipe.influence, a as ActorId, value as number, 1) };
    case "blend":
      return { ...recipe, blends: withItem(recipe.blends, (x) => x.id === a, value as Blend | null) };
    case "hold":
      return { ...recipe, holds: withItem(recipe.holds, (x) => x.control === a, value as Hold | null) };
    case "keyframe":
      return {
        ...recipe,
        keyframes: withItem(recipe.keyframes, (x) => x.id === a, value as Keyframe | null).sort(
          (x, y) => x.at - y.at || (x.id < y.id ? -1 : 1),
        ),
      };
    default:
      throw new RangeError(`no register ${register}`);
  }
}

function writePull(
  all: Recipe["contributions"],
  control: ControlId,
  actor: ActorId,
  value: number,
): Recipe["contributions"] {
  const pulls = withEntry(all[control] ?? {}, actor, value, 0);
  if (Object.keys(pulls).length > 0) return { ...all, [control]: pulls };
  const { [control]: _gone, ...rest } = all;
  return rest;
}

/** An entry set, or left out where it is what absence means anyway: one spelling for one picture. */
function withEntry<K extends string>(
  map: Record<K, number>,
  key: K,
  value: number,
  absent: number,
): Record<K, number> {
  const { [key]: _old, ...rest } = map;
  return (value === absent ? rest : { ...rest, [key]: value }) as Record<K, number>;
}

/** An item replaced in its place, added at the end, or removed. */
function withItem<T>(items: readonly T[], is: (item: T) => boolean, value: T | null): T[] {
  if (value === null) return items.filter((item) => !is(item));
  const at = items.findIndex(is);
  return at < 0 ? [...items, value] : items.with(at, value);
}
