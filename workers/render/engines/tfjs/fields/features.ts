import * as tf from "@tensorflow/tfjs-core";
import type { Weights } from "../weights";
import { below, matMul, rows } from "./linear";

/** The five families in order: arguments that the network hands each, and features that it gives back. */
export const ARGUMENTS = [3, 2, 8, 2, 3];
export const FEATURES = [3, 5, 12, 4, 3];

/** A wave of straight lines, period 1, -1..1, with its crest at whole numbers. */
const triangle = (t: tf.Tensor): tf.Tensor2D =>
  tf.sub(tf.mul(tf.abs(tf.sub(tf.sub(t, tf.floor(t)), 0.5)), 4), 1);

/** A swell with one soft and one steep side, -1..1: a gradient that ends in an edge. */
export const skewed = (waves: tf.Tensor): tf.Tensor2D => tf.sin(tf.add(waves, tf.mul(tf.sin(waves), 0.95)));

/** A bell from 1 down to -1: 2 / (1 + gain square) - 1. */
export const bell = (square: tf.Tensor, gain = 1): tf.Tensor2D =>
  tf.sub(tf.div(2, tf.add(gain === 1 ? square : tf.mul(square, gain), 1)), 1);

/** Sines across warp and weft [2, N] -> which is on top, its roundness, and both [4, N]. */
export function weave(s: tf.Tensor): tf.Tensor2D {
  const top = tf.tanh(tf.mul(tf.mul(rows(s, 0, 1), rows(s, 1, 1)), 5));
  const square = tf.square(s);
  const across = rows(square, 0, 1);
  const along = rows(square, 1, 1);
  const round = tf.sub(tf.add(tf.add(across, along), tf.mul(top, tf.sub(across, along))), 1);
  return below(top, round, s);
}

const cut = (t: tf.Tensor): tf.Tensor2D => tf.clipByValue(tf.mul(t, 6), -1, 1);

/** Paper folded along straight lines, then what was folded folded again, each side lit by where it faces. */
export function openFacet(weights: Weights) {
  const again = weights.matrix("synthesis.figures.facet.again", 2, 4);
  /** t [8, N], four planes and the same a quarter later; scale [1, 1], phase [2, 1] -> [12, N]. */
  return (t: tf.Tensor2D, scale: tf.Tensor, phase: tf.Tensor): tf.Tensor2D => {
    const once = triangle(t);
    const folded = rows(once, 0, 4);
    const sums = tf.add(matMul(tf.mul(again, scale), folded), phase);
    const twice = triangle(below(sums, tf.sub(sums, 0.25)));
    return below(folded, cut(rows(once, 4, 4)), rows(twice, 0, 2), cut(rows(twice, 2, 2)));
  };
}

export type BloomStyle = {
  /** [1, 1] */
  scale: tf.Tensor;
  /** [1, 4] shares of 3, 4, 5 and 6 petals to a turn. */
  counts: tf.Tensor;
  /** [1, 2] and [3, 1] */
  twist: tf.Tensor;
  phase: tf.Tensor;
};

/** Rings drawn in by petals: three to six to a turn, which may twist as they go out. */
export function openBloom(weights: Weights) {
  const rings = weights.keep(tf.reshape(weights.vector("synthesis.figures.bloom.rings", 3), [3, 1]));
  const depth = weights.keep(tf.reshape(weights.vector("synthesis.figures.bloom.depth", 3), [3, 1]));
  /** p [2, N] about the centre -> three rings, the petals and the heart [5, N]. */
  return (p: tf.Tensor2D, { scale, counts, twist, phase }: BloomStyle): tf.Tensor2D => {
    const r2 = tf.sum(tf.square(p), 0, true);
    const r = tf.sqrt(tf.add(r2, 0.02));
    const one = tf.div(p, r);
    const turns = multiples(rows(one, 0, 1), rows(one, 1, 1));
    const across = matMul(counts, turns.cos);
    const along = matMul(counts, turns.sin);
    const turned = tf.add(tf.mul(tf.slice(twist, [0, 0], [1, 1]), r), tf.slice(twist, [0, 1], [1, 1]));
    const petals = tf.add(tf.mul(across, tf.cos(turned)), tf.mul(along, tf.sin(turned)));
    // Half a petal's turn between one ring and the next, round outside and creased where they meet.
    const around = below(petals, tf.neg(petals), petals);
    const lobes = tf.sqrt(tf.add(tf.mul(around, 0.5), 0.55));
    const reach = tf.sub(tf.mul(tf.mul(rings, scale), r), tf.mul(depth, tf.mul(lobes, r)));
    return below(skewed(tf.add(reach, phase)), petals, bell(r2, 3));
  };
}

/** Cosines and sines of 3, 4, 5 and 6 times an angle, each [4, N], from its cosine and sine [1, N]. */
function multiples(c1: tf.Tensor2D, s1: tf.Tensor2D): { cos: tf.Tensor2D; sin: tf.Tensor2D } {
  type Angle = [cos: tf.Tensor2D, sin: tf.Tensor2D];
  const plus = ([c, s]: Angle, [d, t]: Angle): Angle => [
    tf.sub(tf.mul(c, d), tf.mul(s, t)),
    tf.add(tf.mul(s, d), tf.mul(c, t)),
  ];
  const two = plus([c1, s1], [c1, s1]);
  const three = plus([c1, s1], two);
  const angles = [three, plus(two, two), plus(two, three), plus(three, three)];
  return {
    cos: tf.concat(
      angles.map(([c]) => c),
      0,
    ),
    sin: tf.concat(
      angles.map(([, s]) => s),
      0,
    ),
  };
}
