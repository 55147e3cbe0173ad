import * as tf from "@tensorflow/tfjs-core";
import { STYLE } from "@/core/picture/model/finish-file";
import { shuffled } from "../gan/pixels";
import type { Weights } from "../weights";
import type { Architecture } from "./architecture";
import { bordered, repeated } from "./pixels";

/** The input of normalisation: condition [P, 102], and masks by the features' size where styles have places. */
export type Told = {
  condition: tf.Tensor2D;
  /** [height x width, P] for features of a size; null: one style everywhere. */
  masksAt: ((height: number, width: number) => tf.Tensor2D) | null;
  /** Statistics to use, one norm after another: means, then variances; null: the features' own. */
  given: tf.Tensor1D | null;
};
/** A picture painted, and the statistics met on the way. */
export type Ran = { painted: tf.Tensor4D; stats: tf.Tensor1D[] };
export type FinishNetwork = (plain: tf.Tensor4D, told: Told) => Ran;

type Conv = (x: tf.Tensor4D) => tf.Tensor4D;
type Run = { told: Told; at: number; stats: tf.Tensor1D[] };
type Norm = (x: tf.Tensor4D, run: Run) => tf.Tensor4D;

/** The finish of training/finish/network.py, from bytes as floats [1, H, W, 3] to the same, 0..255. Throws ModelRefused. */
export function openNetwork(weights: Weights, of: Architecture): FinishNetwork {
  const { fine, wide, blocks, epsilon } = of;
  const conv = (
    name: string,
    out: number,
    input: number,
    how: { k?: number; stride?: number } = {},
  ): Conv => {
    const inner = openConv(weights, name, { out, input, k: 3, stride: 1, pad: 0, ...how });
    return (x) => inner(bordered(x));
  };
  const norm = (name: string, channels: number) => openNorm(weights, name, channels, epsilon);
  const down1 = conv("down1", fine, 3, { k: 4, stride: 2 });
  const down2 = conv("down2", wide, fine, { k: 4, stride: 2 });
  const normIn = norm("norm_in", wide);
  const middle = Array.from({ length: blocks }, (_, b) =>
    [0, 1].map((k) => ({
      conv: conv(`middle.${b}.convs.${k}`, wide, wide),
      norm: norm(`middle.${b}.norms.${k}`, wide),
    })),
  );
  const up1 = conv("up1", fine, wide);
  const normOut = norm("norm_out", fine);
  const up2 = conv("up2", 12, fine);
  return (plain, told) => {
    const run: Run = { told, at: 0, stats: [] };
    let x = tf.relu(down1(plain));
    x = tf.relu(normIn(down2(x), run));
    for (const [first, second] of middle) {
      if (!first || !second) continue;
      const h = tf.relu(first.norm(first.conv(x), run));
      x = tf.add(x, second.norm(second.conv(h), run));
    }
    x = tf.relu(normOut(up1(repeated(x)), run));
    const painted = shuffled(up2(x));
    return { painted: tf.mul(tf.sigmoid(painted), 255), stats: run.stats };
  };
}

/** Throws ModelRefused. */
export function openConv(
  weights: Weights,
  name: string,
  { out, input, k, stride, pad }: { out: number; input: number; k: number; stride: number; pad: number },
): Conv {
  const filter = weights.filter(`${name}.weight`, out, input, k);
  const bias = weights.vector(`${name}.bias`, out);
  const sides: [number, number] = [pad, pad];
  // Padded beforehand: TensorFlow's library takes no numbers for a convolution's padding.
  const framed = (x: tf.Tensor4D) => (pad === 0 ? x : tf.pad(x, [[0, 0], sides, sides, [0, 0]]));
  return (x) => tf.add(tf.conv2d(framed(x), filter, stride, "valid"), bias);
}

/** Instance normalisation whose scale and shift the condition gives, blended by masks where styles have places. */
function openNorm(weights: Weights, name: string, channels: number, epsilon: number): Norm {
  const affine = weights.matrix(`${name}.affine.weight`, 2 * channels, STYLE + 2);
  const bias = weights.vector(`${name}.affine.bias`, 2 * channels);
  return (x, run) => {
    const [, height, width] = x.shape;
    const { mean, variance } = statistics(x, run, channels);
    const normal = tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, epsilon)));
    const both = tf.add(tf.matMul(run.told.condition, affine, false, true), bias) as tf.Tensor2D;
    const part = (from: number): tf.Tensor4D => {
      const values = tf.slice(both, [0, from], [-1, channels]);
      const { masksAt } = run.told;
      return masksAt
        ? tf.reshape(tf.matMul(masksAt(height, width), values), [1, height, width, channels])
        : tf.reshape(values, [1, 1, 1, channels]);
    };
    return tf.add(tf.mul(normal, part(0)), part(channels));
  };
}

function statistics(x: tf.Tensor4D, run: Run, channels: number) {
  const { given } = run.told;
  if (given) {
    const part = (from: number) =>
      tf.reshape(tf.slice(given, [run.at + from], [channels]), [1, 1, 1, channels]);
    const found = { mean: part(0), variance: part(channels) };
    run.at += 2 * channels;
    return found;
  }
  const { mean, variance } = tf.moments(x, [1, 2], true);
  run.stats.push(tf.reshape(mean, [channels]), tf.reshape(variance, [channels]));
  return { mean, variance };
}
