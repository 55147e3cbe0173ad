import { canonicalJson } from "@/core/canon/jcs";
import { type Blend, type ClassMix, round4, type Still } from "./recipe";
import { renderedValue } from "./shown";

type Latent = Extract<Blend["source"], { recipe: unknown }>["recipe"];

/**
 * What a recipe comes to, in one spelling, whoever contributed what: two recipes with one key draw one picture, though their hashes
 * differ where only the names in them do. The model's version is left out.
 */
export function pictureKey(still: Still): string {
  const { v, model, seed, truncation, styles, contributions, influence, blends, palette, holds, ...more } =
    still;
  return canonicalJson({
    ...latentOf({ model, seed, truncation, styles, contributions, influence }),
    blends: blends
      .filter(({ weight }) => weight > 0)
      .map(({ source, band, weight }) => ({ band, weight, from: sourceOf(source) })),
    palette:
      palette && palette.strength > 0 ? { colours: palette.colours, strength: palette.strength } : null,
    holds: holds.map(({ control, value }) => ({ control, value })),
    // Whatever else a recipe comes to hold is part of the picture.
    more: JSON.parse(JSON.stringify(more, (key, value) => (key === "by" ? undefined : value))),
  });
}

function latentOf(latent: Latent) {
  const values = Object.keys(latent.contributions).map((control): [string, number] => [
    control,
    round4(renderedValue(latent, control as keyof Latent["contributions"])),
  ]);
  const { structure, shapes, colour } = latent.styles;
  return {
    model: latent.model.id,
    seed: latent.seed,
    truncation: latent.truncation,
    styles: { structure: shareOf(structure), shapes: shareOf(shapes), colour: shareOf(colour) },
    controls: Object.fromEntries(values.filter(([, value]) => value !== 0)),
  };
}

function sourceOf(source: Blend["source"]) {
  if ("recipe" in source) return latentOf(source.recipe);
  const { seed, styles } = source;
  return styles
    ? {
        seed,
        styles: {
          structure: shareOf(styles.structure),
          shapes: shareOf(styles.shapes),
          colour: shareOf(styles.colour),
        },
      }
    : { seed };
}

/** Weights as parts of one, without those that have none. */
function shareOf(mix: ClassMix): ClassMix {
  const sum = Object.values(mix).reduce((a, b) => a + b, 0);
  return Object.fromEntries(
    Object.entries(mix).flatMap(([id, weight]) => (weight > 0 ? [[id, round4(weight / sum)]] : [])),
  );
}
