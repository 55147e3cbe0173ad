import { canonicalJson } from "@/core/kernel/canon/jcs";
import { isFinishControl } from "@/core/picture/recipe/finish-controls";
import { type Blend, type ClassMix, round4, type Still } from "@/core/picture/recipe/recipe";
import { renderedValue } from "@/core/picture/recipe/shown";
import type { Area } from "./area";
import { mixOf } from "./mix";

type Latent = Extract<Blend["source"], { recipe: unknown }>["recipe"];

/**
 * What a recipe comes to, in one spelling, whoever contributed what: two recipes with one key draw one picture, though their hashes
 * differ where only the names in them do. The versions of the model and of the finish are left out.
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
    // Whatever else a recipe comes to hold is part of the picture.
    more: JSON.parse(JSON.stringify(more, (key, value) => (key === "by" ? undefined : value))),
  });
}

/** Whether a pin holds paint, which `paintOf` has in it already. */
function isPaint({ finish }: Still, control: string): boolean {
  const hands = [...Object.keys(finish?.room?.ground ?? {}), ...Object.keys(finish?.hands ?? {})];
  return isFinishControl(control, new Set(hands));
}

/** What all shares of the finish come to, whoever has them; null where nothing is painted. */
function paintOf(still: Still) {
  const mix = mixOf(still);
  return (
    mix && {
      finish: mix.model.id,
      parts: mix.parts.map(({ hand, vector, weight }) => ({
        // A hand of somebody's own is what it paints: its name is anyone's to choose.
        hand: vector ?? hand,
        weight: levelsOf(weight),
      })),
      amount: levelsOf(mix.amount),
      ...{ strength: round4(mix.strength), stroke: round4(mix.stroke), colour: round4(mix.colour) },
      // Left out where there is none: keys from before there was brushwork stay what they are.
      ...(mix.brushwork > 0 ? { brushwork: round4(mix.brushwork) } : {}),
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

/** Weights as parts of one, without those that have none. */
function shareOf(mix: ClassMix): ClassMix {
  const sum = Object.values(mix).reduce((a, b) => a + b, 0);
  return Object.fromEntries(
    Object.entries(mix).flatMap(([id, weight]) => (weight > 0 ? [[id, round4(weight / sum)]] : [])),
  );
}
