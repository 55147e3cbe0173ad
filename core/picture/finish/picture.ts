import { canonicalJson } from "@/core/kernel/canon/jcs";
import { isFinishControl } from "@/core/picture/recipe/finish-controls";
import { type Blend, type ClassMix, round4, type Still } from "@/core/picture/recipe/recipe";
import { renderedValue } from "@/core/picture/recipe/shown";
import type { Area } from "./area";
import { mixOf } from "./mix";

type Latent = Extract<Blend["source"], { recipe: unknown }>["recipe"];

/**
 * A key of the picture that a recipe draws, whoever contributed what. Two recipes with the same key draw the same picture, although
 * their hashes differ where names of people differ. The versions of the model and of the finish are left out.
 */
export function pictureKey(still: Still): string {
  const { v, model, seed, truncation, styles, contributions, influence, blends, palette, holds, ...others } =
    still;
  const { finish, ...more } = others;
  return canonicalJson({
    ...latentOf({ model, seed, truncation, styles, contributions, influence }),
    blends: blends
      .filter(({ weight }) => weight > 0)
      .map(({ source, band, weight }) => ({ band, weight, from: sourceOf(source) })),
    palette:
      palette && palette.strength > 0 ? { colours: palette.colours, strength: palette.strength } : null,
    holds: holds
      .filter(({ control }) => !isPaint(still, control))
      .map(({ control, value }) => ({ control, value })),
    paint: paintOf(still),
    // Any field that recipes get later is part of the picture.
    more: JSON.parse(JSON.stringify(more, (key, value) => (key === "by" ? undefined : value))),
  });
}

/** Whether a pin is on a part of the finish: `paintOf` includes those already. */
function isPaint({ finish }: Still, control: string): boolean {
  const hands = [...Object.keys(finish?.room?.ground ?? {}), ...Object.keys(finish?.hands ?? {})];
  return isFinishControl(control, new Set(hands));
}

/** The finish with everyone's shares added up; null where nothing is painted. */
function paintOf(still: Still) {
  const mix = mixOf(still);
  return (
    mix && {
      finish: mix.model.id,
      parts: mix.parts.map(({ hand, vector, weight }) => ({
        // A hand that somebody made is identified by its numbers: people choose its name freely.
        hand: vector ?? hand,
        weight: levelsOf(weight),
      })),
      amount: levelsOf(mix.amount),
      ...{ strength: round4(mix.strength), stroke: round4(mix.stroke), colour: round4(mix.colour) },
      // Left out where there is none, so that keys made before there was any stay the same.
      ...(mix.brushwork > 0 ? { brushwork: round4(mix.brushwork) } : {}),
      ...(mix.dabs > 0 ? { dabs: round4(mix.dabs) } : {}),
      ...(mix.edges > 0 ? { edges: round4(mix.edges) } : {}),
    }
  );
}

/** One number where an area has one level everywhere. */
function levelsOf(area: Area): number | number[] {
  if (typeof area === "number") return round4(area);
  const levels = Array.from(area, round4);
  const [first = 0] = levels;
  return levels.every((level) => level === first) ? first : levels;
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

/** Weights scaled to sum to 1, without those of 0. */
function shareOf(mix: ClassMix): ClassMix {
  const sum = Object.values(mix).reduce((a, b) => a + b, 0);
  return Object.fromEntries(
    Object.entries(mix).flatMap(([id, weight]) => (weight > 0 ? [[id, round4(weight / sum)]] : [])),
  );
}
