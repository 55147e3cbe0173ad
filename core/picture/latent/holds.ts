import { type LatentModel, layersOf } from "@/core/picture/model/latent-model";
import type { Control } from "@/core/picture/model/model-file";
import type { Hold } from "@/core/picture/recipe/recipe";
import { projection } from "./projection";
import { solveLeastSquares } from "./solve";

type Pinned = { control: Control; value: number };

/**
 * Moves w [layers x w] in place by the smallest step after which its projection on every held control is the held value:
 * exact where holds are independent, least squares where they contradict each other. Only layers of the held
 * controls' own bands move. Holds on controls the model lacks are left out.
 */
export function restoreHolds(model: LatentModel, holds: readonly Hold[], w: Float64Array): void {
  const pinned = holds.flatMap(({ control: id, value }): Pinned[] => {
    const control = model.controls.find((candidate) => candidate.id === id);
    return control ? [{ control, value }] : [];
  });
  // In the model's order, so that the same holds in another order give the same bits.
  pinned.sort((a, b) => model.controls.indexOf(a.control) - model.controls.indexOf(b.control));
  if (pinned.length === 0) return;

  const rows = pinned.map(({ control }) => constraint(model, control));
  const gram = rows.map((a) => rows.map((b) => dot(a, b)));
  const missing = pinned.map(({ control, value }) => value - projection(model, control, w));
  const steps = solveLeastSquares(gram, missing);
  rows.forEach((row, k) => {
    for (let i = 0; i < w.length; i++) w[i] = (w[i] ?? 0) + (steps[k] ?? 0) * (row[i] ?? 0);
  });
}

/** The gradient of a control's projection over w, [layers x w]. */
function constraint(model: LatentModel, control: Control): Float64Array {
  const { w: width, layers } = model.latent;
  const row = new Float64Array(layers * width);
  const [from, to] = layersOf(model, control.band);
  let square = 0;
  for (let i = 0; i < width; i++) square += (model.vectors[control.vector * width + i] ?? 0) ** 2;
  const scale = control.sigma * square * (to - from);
  if (scale > 0) {
    for (let layer = from; layer < to; layer++) {
      for (let i = 0; i < width; i++) {
        row[layer * width + i] = (model.vectors[control.vector * width + i] ?? 0) / scale;
      }
    }
  }
  return row;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
