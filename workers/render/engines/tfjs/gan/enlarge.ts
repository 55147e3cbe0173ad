import * as tf from "@tensorflow/tfjs-core";
import type { Weights } from "../weights";
import { convolution, shuffled } from "./pixels";

/** A picture [1, h, w, 3] in -1..1, some times as large. */
export type Enlarge = (picture: tf.Tensor4D) => tf.Tensor4D;

/**
 * From a generator's resolution to what its model promises, as training/upscaler/network.py: bicubic interpolation, softened before
 * where the weights say so, plus what a small residual network adds where they have one.
 */
export function openEnlarge(weights: Weights, side: number, factor: number): Enlarge {
  const matrix = weights.keep(
    tf.tidy(() => {
      const larger = interpolation(side, factor);
      return weights.has(SOFTEN) ? (tf.matMul(larger, softening(weights, side)) as tf.Tensor2D) : larger;
    }),
  );
  const along = (x: tf.Tensor): tf.Tensor => {
    const [height = 0, width = 0, channels = 0] = x.shape;
    const sums = tf.matMul(matrix, tf.reshape(x, [height, width * channels]) as tf.Tensor2D);
    return tf.transpose(tf.reshape(sums, [factor * height, width, channels]), [1, 0, 2]);
  };
  // Along the columns, turned about, along what were the rows, and back.
  const interpolate: Enlarge = (picture) => {
    const size = factor * side;
    return tf.reshape(along(along(tf.reshape(picture, [side, side, 3]))), [1, size, size, 3]);
  };
  if (!weights.has("enlarger.first.weight")) return interpolate;
  const residual = openResidual(weights, factor);
  return (picture) => tf.add(interpolate(picture), residual(picture));
}

const SOFTEN = "enlarger.soften";
const SOFTEN_TAPS = 5;

/** [side, side]: each pixel's weighed mean with its neighbours, edges repeated. */
function softening(weights: Weights, side: number): tf.Tensor2D {
  const taps = Array.from(weights.vector(SOFTEN, SOFTEN_TAPS).dataSync());
  return rowsOf(side, side, (out) =>
    taps.map((weight, i) => ({ at: out + i - (SOFTEN_TAPS - 1) / 2, weight })),
  );
}

function openResidual(weights: Weights, factor: number): Enlarge {
  const features = weights.shapeOf("enlarger.first.weight")[0] ?? 0;
  const layer = (name: string, inputs: number, outputs: number): Enlarge => {
    const convolve = convolution(weights.filter(`enlarger.${name}.weight`, outputs, inputs, 3), weights.keep);
    const bias = weights.vector(`enlarger.${name}.bias`, outputs);
    return (x) => tf.add(convolve(x), bias);
  };
  const first = layer("first", 3, features);
  const middle: Enlarge[] = [];
  while (weights.has(`enlarger.middle.${middle.length}.weight`)) {
    middle.push(layer(`middle.${middle.length}`, features, features));
  }
  const last = layer("last", features, 3 * factor * factor);
  return (picture) => {
    let h = tf.leakyRelu(first(picture), 0.2);
    for (const convolve of middle) h = tf.add(h, tf.leakyRelu(convolve(h), 0.2));
    return shuffled(last(h), factor);
  };
}

/** Catmull-Rom's kernel (Keys 1981, a = -1/2). */
function cubic(distance: number): number {
  const d = Math.abs(distance);
  if (d < 1) return 1.5 * d ** 3 - 2.5 * d ** 2 + 1;
  return d < 2 ? -0.5 * d ** 3 + 2.5 * d ** 2 - 4 * d + 2 : 0;
}

/** [factor side, side]: what each pixel that comes out takes of those that go in, half-pixel centres, edges repeated. */
export function interpolation(side: number, factor: number): tf.Tensor2D {
  return rowsOf(side * factor, side, (out) => {
    const own = Math.floor(out / factor);
    const offset = ((out % factor) + 0.5) / factor - 0.5;
    const taps = [-2, -1, 0, 1, 2].map((tap) => ({ at: own + tap, weight: cubic(tap - offset) }));
    const total = taps.reduce((sum, { weight }) => sum + weight, 0);
    return taps.map(({ at, weight }) => ({ at, weight: weight / total }));
  });
}

/** A matrix of weighed sums; what lies outside the picture is its edge. */
function rowsOf(
  count: number,
  side: number,
  tapsOf: (out: number) => readonly { at: number; weight: number }[],
): tf.Tensor2D {
  const rows = Array.from({ length: count }, (_, out) => {
    const row = new Array<number>(side).fill(0);
    for (const { at, weight } of tapsOf(out)) {
      const inside = Math.min(side - 1, Math.max(0, at));
      row[inside] = (row[inside] ?? 0) + weight;
    }
    return row;
  });
  return tf.tensor2d(rows, [count, side]);
}
