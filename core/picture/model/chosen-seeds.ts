import type { ClassMix } from "@/core/picture/recipe/recipe";

/**
 * Seeds whose pictures look most like what a model learned from, by the estimates of its training (training/audit/seeds.py). `of` seeds
 * from 0 were drawn; `good` is base64, bit i, from the lowest of each byte, of those that are kept. No picture depends on it.
 */
export type ChosenSeeds = {
  readonly of: number;
  readonly good: string;
  /** What eyes that took no part in choosing say of those that were chosen, and of any. */
  readonly judged?: { readonly chosen: Judged; readonly any: Judged } | undefined;
};
type Judged = { readonly precision: number; readonly recall: number };
type Seeded = {
  readonly classes: readonly { readonly id: string }[];
  readonly seeds?: ChosenSeeds | undefined;
};

const read = new WeakMap<ChosenSeeds, readonly number[]>();

/** All that were chosen, in order; none where the model names none. */
export function chosenSeeds({ seeds }: Seeded): readonly number[] {
  if (!seeds) return [];
  const known = read.get(seeds);
  if (known) return known;
  const bytes = atob(seeds.good);
  const list: number[] = [];
  for (let seed = 0; seed < seeds.of; seed++)
    if ((bytes.charCodeAt(seed >> 3) >> (seed & 7)) & 1) list.push(seed);
  read.set(seeds, list);
  return list;
}

/**
 * A chosen seed for any uint32; that number itself where the model has none.
 * @param family the class that it is to be drawn in: each seed was chosen in the one that a new room gives it (emptyRecipe)
 */
export function chosenSeed(model: Seeded, any: number, family?: string): number {
  const index = model.classes.findIndex(({ id }) => id === family);
  const all = chosenSeeds(model);
  const own = index === -1 ? all : all.filter((seed) => seed % model.classes.length === index);
  return own[any % own.length] ?? any;
}

/** The class that counts most in a mixture; undefined for one of nothing. */
export const familyOf = (mix: ClassMix): string | undefined =>
  Object.entries(mix).reduce<readonly [string, number] | undefined>(
    (most, one) => (most && most[1] >= one[1] ? most : one),
    undefined,
  )?.[0];
