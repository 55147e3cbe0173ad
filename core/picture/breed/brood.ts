import type { ActorId } from "@/core/kernel/ids/ids";
import { latentFromSeed, uniforms } from "@/core/kernel/random";
import type { Edit } from "@/core/picture/edits/edit";
import { BANDS } from "@/core/picture/model/bands";
import type { Control } from "@/core/picture/model/model-file";
import type { HandId } from "@/core/picture/recipe/finish";
import { RECIPE_LIMITS } from "@/core/picture/recipe/limits";
import { type Recipe, round4 } from "@/core/picture/recipe/recipe";
import { influenceOf } from "@/core/picture/recipe/shown";
import type { Mate } from "./mate";

/** Children are shown three by three. */
export const CHILDREN = 9;
/** Controls that a child of one parent differs in, and a child of two. */
const MOVED = { alone: 7, mated: 3 };
/** Of children without a second parent every third also has a stranger's blood: a seed of its own, by one band. */
const STRANGER = 3;
/** Blends cover what controls do: under them they are moved farther, up to four times. */
const FAINTEST = 0.25;
/** Sigmas below which a difference is not worth an edit. */
const LEAST = 0.05;

export type Breeding = {
  recipe: Recipe;
  /** Whose edits they will be. */
  me: ActorId;
  /** Controls that I may move: neither locked nor held. */
  controls: readonly Control[];
  /** Same seed, same brood. */
  seed: number;
  /** How far children are from their parent, 0..1. */
  reach: number;
  mate: Mate | null;
  /** Hands that a child may be painted with; none where the picture has no finish. */
  hands?: readonly HandId[];
};

/**
 * Nine children of the present picture, or of it and another: each as the edits that would make the picture it. They are ordinary
 * edits of one member (their own contributions, blends, the palette), so choosing one can be undone and is credited like any other.
 */
export function brood(breeding: Breeding): Edit[][] {
  return Array.from({ length: CHILDREN }, (_, i) => child(breeding, i));
}

function child(breeding: Breeding, i: number): Edit[] {
  const seed = (breeding.seed + Math.imul(i + 1, 0x9e3779b1)) >>> 0;
  const random = uniforms(seed);
  const genes = breeding.mate ? inherited(breeding, breeding.mate, random) : stranger(breeding, i, random);
  return [
    ...genes,
    ...reweighed(breeding, random),
    ...mutations(breeding, seed, random),
    ...repainted(breeding, i, random),
  ];
}

/** Every second child is painted with some of another hand as well, and with finer or broader strokes. */
function repainted({ recipe, me, hands = [], reach }: Breeding, i: number, random: () => number): Edit[] {
  const hand = hands[Math.floor(random() * hands.length)];
  if (i % 2 === 1 || !hand || !recipe.finish?.room) return [];
  const stroke = (recipe.finish.stroke?.[me] ?? 0) + (2 * random() - 1) * reach;
  return [
    { kind: "hand", hand, value: { amount: round4(0.3 + 0.7 * reach * random()) } },
    { kind: "paint", paint: "stroke", value: round4(Math.min(2, Math.max(-2, stroke))) },
  ];
}

/** Changes the weights of blends: without that, a picture made of blends would have nine equal children. */
function reweighed({ recipe, reach }: Breeding, random: () => number): Edit[] {
  return recipe.blends.flatMap(({ id, source, band, weight }): Edit[] => {
    const by = (2 * random() - 1) * (0.2 + 0.6 * reach);
    const value = round4(Math.min(1, Math.max(0, weight + by)));
    return random() < 0.5 || value === weight
      ? []
      : [{ kind: "blend", id, value: { source, band, weight: value } }];
  });
}

/** How much of a band's own latent the blends over it leave, 0..1. */
function leftOf({ blends }: Recipe, band: Control["band"]): number {
  const left = BANDS.map((of) =>
    blends.reduce((now, b) => (b.band === of || b.band === "all" ? now * (1 - b.weight) : now), 1),
  );
  return band === "all" ? Math.max(...left) : (left[BANDS.indexOf(band)] ?? 1);
}

/** Moves some of my own contributions; what others pull stays as they pull it. */
function mutations({ recipe, me, controls, reach, mate }: Breeding, seed: number, random: () => number) {
  const normal = latentFromSeed(seed, MOVED.alone);
  const spread = mate ? 0.3 + 1.2 * reach : 0.5 + 2 * reach;
  const mine = Math.max(0.05, influenceOf(recipe, me));
  return chosen(controls, mate ? MOVED.mated : MOVED.alone, random).flatMap(
    ({ id: control, band }, k): Edit[] => {
      const before = recipe.contributions[control]?.[me] ?? 0;
      const by = ((normal[k] ?? 0) * spread) / mine / Math.max(FAINTEST, leftOf(recipe, band));
      const value = round4(
        Math.min(RECIPE_LIMITS.contribution, Math.max(-RECIPE_LIMITS.contribution, before + by)),
      );
      return Math.abs(value - before) < LEAST ? [] : [{ kind: "contribution", control, value }];
    },
  );
}

/** Named directions as often as components, of which there are many more. */
function chosen(controls: readonly Control[], count: number, random: () => number): Control[] {
  const left = [
    controls.filter(({ kind }) => kind === "direction"),
    controls.filter(({ kind }) => kind === "component"),
  ].map((of) => [...of]);
  return Array.from({ length: count }, (_, k) => {
    const [own = [], other = []] = k % 2 === 0 ? left : [...left].reverse();
    const from = own.length > 0 ? own : other;
    return from.splice(Math.floor(random() * from.length), 1)[0];
  }).flatMap((control) => control ?? []);
}

function stranger({ recipe, seed, reach }: Breeding, i: number, random: () => number): Edit[] {
  if (i % STRANGER !== STRANGER - 1 || recipe.blends.length >= RECIPE_LIMITS.blends) return [];
  const source = { seed: Math.floor(random() * 0xffff_ffff) };
  const band = BANDS[Math.floor(random() * BANDS.length)] ?? "structure";
  const weight = round4(0.2 + reach * (0.3 + 0.5 * random()));
  return [{ kind: "blend", id: bredId(seed, i, band), value: { source, band, weight } }];
}

/** By chance for each band: mine, the other's, or half of each; never all of one. The palette is either's. */
function inherited({ recipe, seed }: Breeding, mate: Mate, random: () => number): Edit[] {
  const places = RECIPE_LIMITS.blends - recipe.blends.length;
  let weights: number[];
  do weights = BANDS.map(() => Math.floor(random() * 3) / 2);
  while (weights.every((w) => w === 0) || weights.every((w) => w === 1));
  const source = { recipe: mate.recipe, work: mate.work };
  const genes = BANDS.flatMap((band, k): Edit[] => {
    const weight = weights[k] ?? 0;
    return weight === 0
      ? []
      : [{ kind: "blend", id: bredId(seed, 0, band), value: { source, band, weight } }];
  }).slice(0, places);
  const takesColours = mate.palette && random() < 0.5;
  return takesColours ? [...genes, { kind: "palette", value: mate.palette }] : genes;
}

/** Every brood's blends are their own, so that a second generation does not undo what the first inherited. */
const bredId = (seed: number, i: number, band: string): string => `bred-${seed.toString(36)}-${i}-${band}`;

/** Blends that were made by breeding. */
export const isBred = (id: string): boolean => id.startsWith("bred-");
