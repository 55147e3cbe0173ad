import { type LatentModel, layersOf } from "@/core/picture/model/latent-model";
import type { Control } from "@/core/picture/model/model-file";

/**
 * Where w [layers x w] stands on a control, in sigmas: 0 at the centre of the model's class means, averaged over the
 * layers of the control's band. Moving the control's contribution by 1 moves this by 1.
 */
export function projection(model: LatentModel, control: Control, w: Float64Array | Float32Array): number {
  const { w: width } = model.latent;
  const { vectors } = model;
  const centre = centreOf(model);
  const [from, to] = layersOf(model, control.band);
  const row = control.vector * width;
  let square = 0;
  let sum = 0;
  for (let i = 0; i < width; i++) {
    const d = vectors[row + i] ?? 0;
    square += d * d;
    for (let layer = from; layer < to; layer++) sum += ((w[layer * width + i] ?? 0) - (centre[i] ?? 0)) * d;
  }
  const scale = control.sigma * square * (to - from);
  return scale > 0 ? sum / scale : 0;
}

/** The mean of the class means [w]: a point of the model, whatever a recipe says. */
function centreOf({ classMeans, latent: { w } }: LatentModel): Float64Array {
  const centre = new Float64Array(w);
  const classes = classMeans.length / w;
  for (let at = 0; at < classMeans.length; at++) {
    centre[at % w] = (centre[at % w] ?? 0) + (classMeans[at] ?? 0) / classes;
  }
  return centre;
}
