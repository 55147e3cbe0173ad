import type { ModelFile } from "@/core/picture/model/model-file";
import { ModelRefused } from "@/core/picture/model/refusal";
import type { Network } from "../network";
import type { Weights } from "../weights";
import { W } from "./linear";
import { openMapping, Z } from "./mapping";
import { openSynthesis } from "./synthesis";

const LAYERS = 8;

/** The networks of `fields`. Throws ModelRefused where the model's sizes or weights are not this network's. */
export function openFields(file: ModelFile, weights: Weights): Network {
  const { z, w, layers } = file.latent;
  if (z !== Z || w !== W || layers !== LAYERS) {
    throw new ModelRefused(`its latent is ${z}, ${layers} x ${w}; a cppn has ${Z}, ${LAYERS} x ${W}.`);
  }
  return {
    map: openMapping(weights, file.classes.length),
    draw: openSynthesis(weights),
    dispose: () => weights.dispose(),
  };
}
