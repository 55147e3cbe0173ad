import * as tf from "@tensorflow/tfjs-core";
import type { Weights } from "../weights";
import { ARGUMENTS, bell, openBloom, openFacet, skewed, weave } from "./features";
import { below, beside, column, columns, factor, layer, matMul, repeating, rows, W } from "./linear";
import { FIRST } from "./waves";

const SECOND = 12;
export const HIDDEN = FIRST + SECOND;
const READS = 18;

/** What the families draw: layers 2 (scales), 4 (hidden neurons, petals) and 5 (phases, stirring). */
export function openFigures(weights: Weights) {
  const matrix = (name: string, r: number, c: number) => weights.matrix(`synthesis.figures.${name}`, r, c);
  const second = matrix("second", SECOND, FIRST);
  const secondScale = matrix("second_scale", W, SECOND);
  const secondPhase = matrix("second_phase", W, SECOND);
  const read = matrix("arguments", READS, 2 + HIDDEN + 1);
  const scaling = matrix("scale", W, ARGUMENTS.length * 3);
  const stirring = matrix("stir", W, ARGUMENTS.length);
  const phasing = matrix("phase", W, READS);
  const petalling = matrix("petals", W, 6);
  const phaseUnit = weights.vector("synthesis.figures.phase_unit", READS);
  const bloom = openBloom(weights);
  const facet = openFacet(weights);
  const families = weights.keep(repeating(ARGUMENTS));
  const spread = (of: tf.Tensor2D): tf.Tensor2D => column(matMul(of, families));

  /** w [L, 64], waves [2 + FIRST, N] -> hidden neurons [26, N], and features [27, N] in order of family. */
  return (w: tf.Tensor2D, q: tf.Tensor2D): { hidden: tf.Tensor2D; features: tf.Tensor2D } => {
    const one = tf.onesLike(rows(q, 0, 1));
    const first = tf.sin(rows(q, 2, FIRST));
    const hidden = below(first, secondOf(first, one));

    const scale = tf.reshape(factor(matMul(layer(w, 2), scaling), 0.45), [ARGUMENTS.length, 3]);
    const stir = factor(matMul(layer(w, 5), stirring), 0.8);
    const own = tf.mul(matMul(layer(w, 5), phasing), phaseUnit);
    // A plane and the one a quarter behind it move together.
    const phase = beside(columns(own, 0, 9), columns(own, 5, 4), columns(own, 13, 5));
    const weighed = beside(
      tf.mul(columns(read, 0, 2), spread(tf.reshape(columns(scale, 0, 1), [1, -1]))),
      tf.mul(columns(read, 2, HIDDEN), spread(stir)),
      tf.add(columns(read, 2 + HIDDEN, 1), column(phase)),
    );
    const all = matMul(weighed, below(rows(q, 0, 2), hidden, one));
    const [tide, centre, planes, thread, dune] = tf.split(all, ARGUMENTS, 0) as [
      tf.Tensor2D,
      tf.Tensor2D,
      tf.Tensor2D,
      tf.Tensor2D,
      tf.Tensor2D,
    ];
    const swells = skewed(below(tide, dune));
    const petals = matMul(layer(w, 4), petalling);
    const ringed = bloom(centre, {
      scale: tf.slice(scale, [1, 1], [1, 1]),
      counts: tf.softmax(tf.mul(columns(petals, 0, 4), 3)),
      twist: columns(petals, 4, 2),
      phase: column(columns(phase, 0, 3)),
    });
    const folds = facet(planes, tf.slice(scale, [2, 1], [1, 1]), column(tf.mul(columns(phase, 5, 2), 1.3)));
    const features = below(rows(swells, 0, 3), ringed, folds, weave(tf.sin(thread)), rows(swells, 3, 3));
    return { hidden, features };

    /** Bells and sines of sums of the first neurons, [12, N]. */
    function secondOf(first: tf.Tensor2D, one: tf.Tensor2D): tf.Tensor2D {
      const scale = column(tf.add(tf.tanh(matMul(layer(w, 4), secondScale)), 1));
      const phase = column(matMul(layer(w, 4), secondPhase));
      const weighed = beside(tf.mul(second, scale), phase);
      const sums = matMul(weighed, below(first, one));
      const bells = bell(tf.square(rows(sums, 0, SECOND / 2)));
      return below(bells, tf.sin(rows(sums, SECOND / 2, SECOND / 2)));
    }
  };
}
