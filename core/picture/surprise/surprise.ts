import { uniforms } from "@/core/kernel/random";
import type { Edit } from "@/core/picture/edits/edit";
import { BANDS } from "@/core/picture/model/bands";
import { chosenSeed, familyOf } from "@/core/picture/model/chosen-seeds";
import type { ModelInfo } from "@/core/picture/model/model-file";
import { hexOf } from "@/core/picture/palette/oklab";
import { type ClassMix, round4 } from "@/core/picture/recipe/recipe";

/** How much a surprise changes: the starting point alone, or families, palette and variety as well. */
export type Reach = "seed" | "everything";

type Range = readonly [least: number, most: number];
const VARIETY: Range = [0.5, 1.1];
/** Every third surprise leaves the picture its own colours. */
const OWN_COLOURS = 1 / 3;
const STRENGTH: Range = [0.5, 0.9];

/**
 * The edits of a surprise: the same number gives the same one.
 * @param any a uint32; the seed itself, where the model names no better ones
 * @param family the one that counts most in the room's structure
 */
export function surpriseOf(
  reach: Reach,
  any: number,
  model: Pick<ModelInfo, "classes" | "seeds">,
  family: string | undefined,
): Edit[] {
  if (reach === "seed") return [{ kind: "seed", value: chosenSeed(model, any, family) }];
  const random = uniforms(any);
  const within = ([least, most]: Range) => round4(least + (most - least) * random());
  const variety = within(VARIETY);
  const classes = model.classes.map(({ id }) => id);
  const mixes = BANDS.map((band) => ({ kind: "style" as const, band, value: mixOf(classes, random) }));
  const [structure] = mixes;
  return [
    { kind: "seed", value: chosenSeed(model, any, structure && familyOf(structure.value)) },
    { kind: "truncation", value: variety },
    ...mixes,
    random() < OWN_COLOURS
      ? { kind: "palette", value: null }
      : { kind: "palette", value: { colours: coloursBy(random), strength: within(STRENGTH) } },
  ];
}

/** One family, half of the times with some of another. */
function mixOf(classes: readonly string[], random: () => number): ClassMix {
  const pick = () => classes[Math.floor(random() * classes.length)] ?? "";
  const [first, second] = [pick(), pick()];
  return random() < 0.5 && second !== first
    ? { [first]: 1, [second]: round4(0.2 + 0.6 * random()) }
    : { [first]: 1 };
}

/** Four to six colours from dark to light, around one hue, with one accent across from it. */
function coloursBy(random: () => number): string[] {
  const count = 4 + Math.floor(random() * 3);
  const hue = 2 * Math.PI * random();
  const spread = 0.3 + 1.4 * random();
  const chroma = 0.03 + 0.09 * random();
  const accent = 1 + Math.floor(random() * (count - 1));
  return Array.from({ length: count }, (_, i) => {
    const light = 0.2 + (0.72 * i) / (count - 1);
    const angle = i === accent ? hue + Math.PI : hue + spread * (i / (count - 1) - 0.5);
    const far = i === accent ? chroma + 0.05 : chroma * (1 - 0.5 * (i / (count - 1)));
    return hexOf([light, far * Math.cos(angle), far * Math.sin(angle)]);
  });
}
