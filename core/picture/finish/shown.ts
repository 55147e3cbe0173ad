import { entriesById } from "@/core/kernel/ids/branded";
import { own } from "@/core/kernel/records/own";
import { type HandId, MASK_SIDE, PAINT_RANGE, type Paint } from "@/core/picture/recipe/finish";
import { levelAt, readMask } from "@/core/picture/recipe/mask";
import type { Recipe } from "@/core/picture/recipe/recipe";
import { influenceOf } from "@/core/picture/recipe/shown";

type Painted = Pick<Recipe, "finish" | "influence">;

/** What each member adds to a paint as rendered: influence x contribution, in order of their ids. */
export const pullsOnPaint = ({ finish, influence }: Painted, paint: Paint) =>
  entriesById(finish?.[paint]).map(([actor, value]) => ({
    actor,
    amount: influenceOf({ influence }, actor) * value,
  }));

/** A paint's value: the room's own and everyone's contributions, unclamped. */
export const shownPaint = (recipe: Painted, paint: Paint): number =>
  pullsOnPaint(recipe, paint).reduce((sum, { amount }) => sum + amount, recipe.finish?.room?.[paint] ?? 0);

/** A paint's value as rendered. */
export function renderedPaint(recipe: Painted, paint: Paint): number {
  const [min, max] = PAINT_RANGE[paint];
  return Math.min(max, Math.max(min, shownPaint(recipe, paint)));
}

/** Who paints with a hand and how much, 0..1, the mask's mean counted in; in order of their ids. */
export const sharesOfHand = ({ finish, influence }: Painted, hand: HandId) =>
  entriesById(own(finish?.hands ?? {}, hand)).map(([actor, { amount, mask }]) => ({
    actor,
    amount: influenceOf({ influence }, actor) * amount * (mask === undefined ? 1 : meanOf(mask)),
  }));

function meanOf(mask: string): number {
  const levels = readMask(mask);
  return levels.reduce((sum, level) => sum + level, 0) / levels.length;
}

/** Who paints at a place with which hand, the most first. `x`, `y`: 0..1 from the picture's left and top. */
export function paintersAt({ finish, influence }: Painted, x: number, y: number) {
  const cell = (of: number) => Math.min(MASK_SIDE - 1, Math.max(0, Math.floor(of * MASK_SIDE)));
  const at = cell(y) * MASK_SIDE + cell(x);
  return entriesById(finish?.hands)
    .flatMap(([hand, shares]) =>
      entriesById(shares).map(([actor, { amount, mask }]) => ({
        ...{ hand, actor, everywhere: mask === undefined },
        level: influenceOf({ influence }, actor) * amount * (mask === undefined ? 1 : levelAt(mask, at)),
      })),
    )
    .filter(({ level }) => level > 0.05)
    .sort((a, b) => b.level - a.level || (a.actor < b.actor ? -1 : 1));
}
