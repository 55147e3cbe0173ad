import { BANDS } from "@/core/picture/model/bands";
import { type LatentModel, layersOf } from "@/core/picture/model/latent-model";
import type { Blend, Still } from "@/core/picture/recipe/recipe";
import { renderedValue } from "@/core/picture/recipe/shown";
import { restoreHolds } from "./holds";
import { classWeights } from "./mixture";

/** The mapping network's answer for a seed and a class: w, [w]. */
export type Mapped = (seed: number, classIndex: number) => Float32Array;
export type Mapping = { seed: number; classIndex: number };

/** The part of a recipe that makes a latent by itself. */
type Plain = Pick<Still, "seed" | "truncation" | "styles" | "contributions" | "influence">;

/**
 * A recipe's latent, [layers x w]: per band the mixture of mapped classes, truncated towards the mixture's mean, plus
 * controls, then blends in order, then holds. Pure; sums run in float64 in one fixed order, so replicas agree to the bit.
 * Controls, classes and blended pictures of other models are left out.
 */
export function resolve(still: Still, model: LatentModel, mapped: Mapped): Float32Array {
  const w = resolvePlain(still, model, mapped);
  for (const blend of still.blends) {
    const source = sourceOf(blend, still, model);
    if (!source || blend.weight === 0) continue;
    lerpBand(w, resolvePlain(source, model, mapped), blend, model);
  }
  restoreHolds(model, still.holds, w);
  return Float32Array.from(w);
}

/** The (seed, class) pairs that `resolve` will ask the mapping network for, each once. */
export function mappingsNeeded(still: Still, model: LatentModel): Mapping[] {
  const needed = new Map<string, Mapping>();
  const sources = still.blends.flatMap((blend) => {
    const source = blend.weight > 0 ? sourceOf(blend, still, model) : null;
    return source ? [source] : [];
  });
  for (const { seed, styles } of [still, ...sources]) {
    for (const band of BANDS) {
      for (const { classIndex } of classWeights(model, styles[band])) {
        needed.set(`${seed}/${classIndex}`, { seed, classIndex });
      }
    }
  }
  return [...needed.values()];
}

function resolvePlain(plain: Plain, model: LatentModel, mapped: Mapped): Float64Array {
  const { w: width, layers } = model.latent;
  const w = new Float64Array(layers * width);
  for (const band of BANDS) {
    const [from, to] = model.bands[band];
    const vector = truncated(plain, classWeights(model, plain.styles[band]), model, mapped);
    for (let layer = from; layer < to; layer++) w.set(vector, layer * width);
  }
  addControls(w, plain, model);
  return w;
}

/** One band's w before controls, [w]: mean + psi (base - mean) (Karras et al. 2019, section 4.1, per mixture). */
function truncated(
  { seed, truncation }: Plain,
  weights: ReturnType<typeof classWeights>,
  { classMeans, latent: { w: width } }: LatentModel,
  mapped: Mapped,
): Float64Array {
  const base = new Float64Array(width);
  const mean = new Float64Array(width);
  for (const { classIndex, weight } of weights) {
    const vector = mapped(seed, classIndex);
    for (let i = 0; i < width; i++) {
      base[i] = (base[i] ?? 0) + weight * (vector[i] ?? 0);
      mean[i] = (mean[i] ?? 0) + weight * (classMeans[classIndex * width + i] ?? 0);
    }
  }
  return base.map((value, i) => (mean[i] ?? 0) + truncation * (value - (mean[i] ?? 0)));
}

function addControls(w: Float64Array, plain: Plain, model: LatentModel): void {
  const { w: width } = model.latent;
  for (const control of model.controls) {
    const value = renderedValue(plain, control.id);
    if (value === 0) continue;
    const [from, to] = layersOf(model, control.band);
    for (let layer = from; layer < to; layer++) {
      for (let i = 0; i < width; i++) {
        const at = layer * width + i;
        w[at] = (w[at] ?? 0) + value * control.sigma * (model.vectors[control.vector * width + i] ?? 0);
      }
    }
  }
}

/** What a blend draws on; a plain seed takes the room's truncation and, unless it has its own, its styles. */
function sourceOf({ source }: Blend, still: Still, model: LatentModel): Plain | null {
  if ("recipe" in source) return source.recipe.model.id === model.id ? source.recipe : null;
  return {
    seed: source.seed,
    truncation: still.truncation,
    styles: source.styles ?? still.styles,
    contributions: {},
    influence: {},
  };
}

function lerpBand(w: Float64Array, to: Float64Array, { band, weight }: Blend, model: LatentModel): void {
  const { w: width } = model.latent;
  const [first, end] = layersOf(model, band);
  for (let i = first * width; i < end * width; i++) {
    // Written so that weight 1 is the source to the bit.
    w[i] = (1 - weight) * (w[i] ?? 0) + weight * (to[i] ?? 0);
  }
}
