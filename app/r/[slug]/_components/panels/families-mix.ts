import type { ClassMix } from "@/core/picture/recipe/recipe";

/** A mix with one family's weight changed; never a mix of nothing. */
export function withWeight(mix: ClassMix, family: string, weight: number): ClassMix {
  const next = Object.fromEntries(
    Object.entries({ ...mix, [family]: weight }).filter(([, value]) => value > 0.001),
  );
  return Object.keys(next).length > 0 ? next : { [family]: 0.01 };
}

/** The part of the whole that a family has. */
export const shareOf = (mix: ClassMix, family: string): number => {
  const total = Object.values(mix).reduce((sum, weight) => sum + weight, 0);
  return total > 0 ? (mix[family] ?? 0) / total : 0;
};
