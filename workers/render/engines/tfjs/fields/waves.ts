import * as tf from "@tensorflow/tfjs-core";
import type { Weights } from "../weights";
import { below, beside, bounded, column, columns, factor, layer, matMul, repeating, W } from "./linear";

/** Plane waves in an octave, octaves, and hidden neurons that waves excite, as in training/fields/waves.py. */
const PER_OCTAVE = [4, 4, 4];
const WAVES = 12;
export const FIRST = 7;
const ROWS = 2 + FIRST;

/** The bent plane: layers 0 (turn, stretch, move), 1 (bend), 2 (zoom) and 3 (phases of the first neurons). */
export function openWaves(weights: Weights) {
  const matrix = (name: string, r: number, c: number) => weights.matrix(`synthesis.waves.${name}`, r, c);
  const affine = matrix("affine", W, 4);
  const shift = matrix("shift", W, 2);
  const zooming = matrix("zoom", W, 1);
  const frequency = matrix("frequency", WAVES, 2);
  const phasing = matrix("phase", W, WAVES);
  const loudness = matrix("loudness", W, PER_OCTAVE.length);
  const out = matrix("out", ROWS, WAVES);
  const first = matrix("first", FIRST, 2);
  const firstPhase = matrix("first_phase", W, FIRST);
  const octaves = weights.keep(repeating(PER_OCTAVE));
  const identity = weights.keep(tf.eye(2));
  const plane = weights.keep(below(identity, first));

  /**
   * w [L, 64]; mirrored [1, 1], how far the right is the left's mirror; x [W], y [H] -> [2 + FIRST, H, W]: the two coordinates
   * of the bent plane, and what the first neurons receive. A wave of x + y is a product of an x part and a y part, so every
   * sum over waves is one thin matrix product, and no sine is taken of a pixel.
   */
  return (w: tf.Tensor2D, mirrored: tf.Tensor2D, given: tf.Tensor1D, y: tf.Tensor1D) => {
    const [width] = given.shape;
    const [height] = y.shape;
    const folded = tf.sub(tf.sqrt(tf.add(tf.square(given), 0.0004)), given);
    const x = tf.reshape(tf.add(given, tf.mul(mirrored, folded)), [width]);
    const zoom = factor(matMul(layer(w, 2), zooming), 0.42);
    const stretch = tf.reshape(tf.mul(tf.tanh(matMul(layer(w, 0), affine)), 0.75), [2, 2]);
    const turn = tf.mul(tf.add(identity, stretch), zoom);
    const move = column(bounded(matMul(layer(w, 0), shift), 0.7));

    const f = matMul(frequency, turn);
    const phase = tf.add(matMul(frequency, move), column(matMul(layer(w, 1), phasing)));
    const atY = tf.add(tf.mul(columns(f, 1, 1), y), phase);
    const atX = tf.mul(columns(f, 0, 1), x);
    const loud = matMul(factor(matMul(layer(w, 1), loudness), 0.8), octaves);
    const loudOut = tf.reshape(tf.mul(out, loud), [ROWS, 1, WAVES]);

    const slope = matMul(plane, turn);
    const starts = column(beside(tf.zeros([1, 2]), matMul(layer(w, 3), firstPhase)));
    const start = tf.add(matMul(plane, move), starts);
    const tones = tf.transpose(below(tf.sin(atY), tf.cos(atY)));
    const left = tf.concat(
      [
        tf.mul(tf.reshape(tones, [1, height, 2 * WAVES]), tf.concat([loudOut, loudOut], 2)),
        tf.reshape(tf.add(tf.mul(columns(slope, 1, 1), y), start), [ROWS, height, 1]),
        tf.tile(tf.reshape(columns(slope, 0, 1), [ROWS, 1, 1]), [1, height, 1]),
      ],
      2,
    );
    const right = below(tf.cos(atX), tf.sin(atX), tf.ones([1, width]), tf.reshape(x, [1, width]));
    const sums = matMul(tf.reshape(left, [ROWS * height, 2 * WAVES + 2]), right);
    return tf.reshape(sums, [ROWS, height, width]) as tf.Tensor3D;
  };
}
