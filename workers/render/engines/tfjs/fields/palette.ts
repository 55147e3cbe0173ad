import * as tf from "@tensorflow/tfjs-core";
import type { Weights } from "../weights";
import { below, beside, bounded, columns, matMul, opening, rows, W } from "./linear";

const SLOTS = 6;
const TO_LMS = [
  1, 0.3963377774, 0.2158037573, 1, -0.1055613458, -0.0638541728, 1, -0.0894841775, -1.291485548,
];
const TO_RGB = [
  4.0767416621, -3.3077115913, 0.2309699292, -1.2684380046, 2.6097574011, -0.3413193965, -0.0041960863,
  -0.7034186147, 1.707614701,
];

/** Below this, linear sRGB is encoded by a straight line. */
const STRAIGHT = 0.0031308;

/** OKLab [3, N] to gamma-encoded sRGB [3, N] in 0..1, clipped (Ottosson 2020). */
export function oklabToSrgb(lab: tf.Tensor2D): tf.Tensor2D {
  const lms = matMul(tf.tensor2d(TO_LMS, [3, 3]), lab);
  const cubes = tf.mul(tf.square(lms), lms);
  const linear = tf.clipByValue(matMul(tf.tensor2d(TO_RGB, [3, 3]), cubes), 0, 1);
  // The curve down to where the straight part begins, and that: a choice by comparison would have no gradient.
  const curved = tf.sub(tf.mul(tf.pow(tf.maximum(linear, STRAIGHT), 1 / 2.4), 1.055), 0.055);
  return tf.add(curved, tf.mul(tf.sub(tf.minimum(linear, STRAIGHT), STRAIGHT), 12.92));
}

/** Six OKLab colours from w, dark to light along the ramp, hue turning as they rise; one is an accent across. */
export function openPalette(weights: Weights) {
  const vector = (name: string) => weights.vector(`synthesis.palette.${name}`, SLOTS);
  const moods = weights.matrix("synthesis.palette.mood", W, 7);
  const jitters = weights.matrix("synthesis.palette.jitter", W, SLOTS * 2);
  const [ramp, accent, ladder] = [vector("ramp"), vector("accent"), vector("ladder")];
  const [turn, across, home] = [vector("turn"), vector("across"), vector("home")];
  const colourfulness = vector("colourfulness");
  const rampColumn = weights.keep(tf.reshape(ramp, [SLOTS, 1]));
  const accentColumn = weights.keep(tf.tidy(() => tf.mul(tf.reshape(accent, [SLOTS, 1]), 2)));
  const halfSquare = weights.keep(tf.tidy(() => tf.mul(tf.square(rampColumn), 0.5)));

  /** A style layer [1, 64] -> OKLab [6, 3]. */
  function colours(w: tf.Tensor2D): tf.Tensor2D {
    const mood = matMul(w, moods);
    const jitter = matMul(w, jitters);
    const one = (index: number) => columns(mood, index, 1);
    // The base hue is a direction, not an angle, so that going one way in w always goes towards one hue.
    const hue = columns(mood, 0, 2);
    const unit = tf.div(hue, tf.sqrt(tf.add(tf.sum(tf.square(hue), 1, true), 0.02)));
    const [hueA, hueB] = [columns(unit, 0, 1), columns(unit, 1, 1)];
    const angle = tf.add(
      tf.add(tf.mul(bounded(one(2), 1.25, 1.9), turn), tf.mul(bounded(one(6), 2.4, 1.5), across)),
      bounded(columns(jitter, 0, SLOTS), 0.35),
    );
    const [cos, sin] = [tf.cos(angle), tf.sin(angle)];
    const towardA = tf.sub(tf.mul(hueA, cos), tf.mul(hueB, sin));
    const towardB = tf.add(tf.mul(hueB, cos), tf.mul(hueA, sin));

    const contrast = tf.add(tf.mul(opening(one(4), 2, 0.7), 0.4), 0.66);
    const vivid = tf.add(tf.mul(opening(one(5), 1.9, 0.5), 0.11), 0.075);
    const spread = tf.add(tf.mul(contrast, tf.sub(ladder, 0.58)), 0.58);
    const moved = tf.add(tf.add(spread, bounded(one(3), 0.1)), bounded(columns(jitter, SLOTS, SLOTS), 0.05));
    // Yellows are at home in the light and blues in the dark: a dark yellow would only be mud.
    const lightness = tf.clipByValue(tf.add(moved, tf.mul(home, towardB)), 0.1, 0.965);
    // Very dark and very light colours hold less chroma in sRGB.
    const room = tf.maximum(tf.sub(1, tf.mul(tf.abs(tf.sub(lightness, 0.62)), 1.25)), 0.25);
    const chroma = tf.mul(tf.mul(vivid, colourfulness), room);
    // As in daylight, shadows lean to blue and lights to gold.
    const gold = tf.mul(tf.minimum(tf.sub(lightness, 0.6), 0.25), 0.1);
    const lab = [lightness, tf.mul(chroma, towardA), tf.add(tf.mul(chroma, towardB), gold)];
    return tf.transpose(below(...lab));
  }

  /**
   * Six colours [6, 3], a place on the ramp u and a pull to the accents v [1, N], firm [1, 1] -> OKLab [3, N]: a softmax
   * over the distance to each colour's place, its exponentials and their sum from one product.
   */
  function blend(six: tf.Tensor, u: tf.Tensor, v: tf.Tensor, firm: tf.Tensor): tf.Tensor2D {
    const near = tf.mul(tf.sub(tf.mul(rampColumn, u), halfSquare), firm);
    const share = tf.exp(tf.clipByValue(tf.add(near, tf.mul(accentColumn, v)), -60, 60));
    const mixed = tf.matMul(beside(six, tf.ones([SLOTS, 1])), share, true);
    return tf.div(rows(mixed, 0, 3), rows(mixed, 3, 1));
  }

  return { colours, blend };
}
