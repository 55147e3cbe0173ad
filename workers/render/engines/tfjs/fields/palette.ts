import * as tf from "@tensorflow/tfjs-core";
import type { Weights } from "../weights";
import { beside, bounded, columns, matMul, opening, rows, W } from "./linear";

const SLOTS = 6;
/** From OKLab to the roots of cone responses: lms = TO_LMS lab. */
export const TO_LMS = [
  1, 0.3963377774, 0.2158037573, 1, -0.1055613458, -0.0638541728, 1, -0.0894841775, -1.291485548,
];
const TO_RGB = [
  4.0767416621, -3.3077115913, 0.2309699292, -1.2684380046, 2.6097574011, -0.3413193965, -0.0041960863,
  -0.7034186147, 1.707614701,
];

/** Below this, linear sRGB is encoded by a straight line. */
const STRAIGHT = 0.0031308;

/** Roots of cone responses [3, N] to gamma-encoded sRGB [3, N] in 0..1, clipped (Ottosson 2020). */
export function lmsToSrgb(lms: tf.Tensor2D): tf.Tensor2D {
  const cubes = tf.mul(tf.square(lms), lms);
  const linear = tf.clipByValue(matMul(tf.tensor2d(TO_RGB, [3, 3]), cubes), 0, 1);
  // The curve down to where the straight part begins, and that: a choice by comparison would have no gradient.
  const curved = tf.sub(tf.mul(tf.pow(tf.maximum(linear, STRAIGHT), 1 / 2.4), 1.055), 0.055);
  return tf.add(curved, tf.mul(tf.sub(tf.minimum(linear, STRAIGHT), STRAIGHT), 12.92));
}

/**
 * Six OKLab colours from w, dark to light along the ramp. The darks have a hue of their own, the lights another, and between them
 * lie their mixtures; one colour is an accent across.
 */
export function openPalette(weights: Weights) {
  const vector = (name: string) => weights.vector(`synthesis.palette.${name}`, SLOTS);
  const moods = weights.matrix("synthesis.palette.mood", W, 10);
  const jitters = weights.matrix("synthesis.palette.jitter", W, SLOTS);
  const lean = weights.matrix("synthesis.palette.lean", 3, 2);
  const [ramp, ladder, accent] = [vector("ramp"), vector("ladder"), vector("accent")];
  const [home, colourfulness] = [vector("home"), vector("colourfulness")];
  const riseColumn = weights.keep(tf.reshape(vector("rise"), [SLOTS, 1]));
  const rampColumn = weights.keep(tf.reshape(ramp, [SLOTS, 1]));
  const halfSquare = weights.keep(tf.tidy(() => tf.mul(tf.square(rampColumn), 0.5)));
  const towards = (from: tf.Tensor, to: tf.Tensor, t: tf.Tensor) => tf.add(from, tf.mul(tf.sub(to, from), t));

  /** A style layer [1, 64] -> OKLab [6, 3]. */
  function colours(w: tf.Tensor2D): tf.Tensor2D {
    const mood = matMul(w, moods);
    const one = (index: number) => columns(mood, index, 1);
    // Hues are directions, not angles, so that going one way in w always goes towards one hue.
    const hues = tf.add(tf.reshape(columns(mood, 0, 6), [3, 2]), lean);
    const units = tf.div(hues, tf.sqrt(tf.add(tf.sum(tf.square(hues), 1, true), 0.04)));
    const [dark, light, across] = [0, 1, 2].map((i) => rows(units, i, 1)) as [
      tf.Tensor2D,
      tf.Tensor2D,
      tf.Tensor2D,
    ];
    const contrast = tf.add(tf.mul(opening(one(7), 2, 0.8), 0.34), 0.72);
    const vivid = tf.add(tf.mul(opening(one(8), 1.9, 0.2), 0.095), 0.06);
    const apart = tf.mul(opening(one(9), 2.4, 1.2), accent);
    const mixture = towards(towards(dark, light, riseColumn), across, tf.reshape(apart, [SLOTS, 1]));
    const spread = tf.add(tf.mul(contrast, tf.sub(ladder, 0.58)), 0.58);
    const moved = tf.add(tf.add(spread, bounded(one(6), 0.07)), bounded(matMul(w, jitters), 0.04));
    // Yellows are at home in the light and blues in the dark: a dark yellow would only be mud.
    const towardB = tf.reshape(tf.slice(mixture, [0, 1], [SLOTS, 1]), [1, SLOTS]);
    const lightness = tf.clipByValue(tf.add(moved, tf.mul(home, towardB)), 0.1, 0.965);
    // Very dark and very light colours hold less chroma in sRGB.
    const room = tf.maximum(tf.sub(1, tf.mul(tf.abs(tf.sub(lightness, 0.62)), 1.25)), 0.25);
    const full = tf.add(tf.mul(apart, 0.5), 1);
    const chroma = tf.mul(tf.mul(tf.mul(vivid, colourfulness), room), full);
    return beside(tf.reshape(lightness, [SLOTS, 1]), tf.mul(tf.reshape(chroma, [SLOTS, 1]), mixture));
  }

  /**
   * Six colours [6, 3] of a linear space, a place on the ramp u [1, N], firm [1, 1] -> [3, N] in that space: a softmax over the
   * distance to each colour's place, its exponentials and their sum from one product.
   */
  function blend(six: tf.Tensor, u: tf.Tensor, firm: tf.Tensor): tf.Tensor2D {
    const near = tf.mul(tf.sub(tf.mul(rampColumn, u), halfSquare), firm);
    const share = tf.exp(tf.clipByValue(near, -60, 60));
    const mixed = tf.matMul(beside(six, tf.ones([SLOTS, 1])), share, true);
    return tf.div(rows(mixed, 0, 3), rows(mixed, 3, 1));
  }

  return { colours, blend };
}
