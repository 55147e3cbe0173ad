import type { Edit } from "@/core/picture/edits/edit";
import type { Blend } from "@/core/picture/recipe/recipe";

type Mixed = Extract<Blend["source"], { recipe: unknown }>["recipe"];
/** A picture that says of itself which work it is. */
export type Claim = { work: string; recipe: Mixed };

/** The works that an edit names: in a blend, or in the blends of a keyframe's picture. */
export function claimsIn(edit: Edit): Claim[] {
  if (edit.kind === "keyframe") return claimsOf(edit.value?.recipe.blends ?? []);
  return edit.kind === "blend" && edit.value ? claimsOf([edit.value]) : [];
}

export const claimsOf = (blends: readonly Pick<Blend, "source">[]): Claim[] =>
  blends.flatMap(({ source }) =>
    "recipe" in source && source.work !== undefined ? [{ work: source.work, recipe: source.recipe }] : [],
  );
