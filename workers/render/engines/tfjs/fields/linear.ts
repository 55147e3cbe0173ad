import * as tf from "@tensorflow/tfjs-core";

export const W = 64;

/** A style layer [1, 64] of w [layers, 64]. */
export const layer = (w: tf.Tensor, index: number): tf.Tensor2D =>
  tf.slice(w as tf.Tensor2D, [index, 0], [1, W]);

/** a b, both matrices. */
export const matMul = (a: tf.Tensor, b: tf.Tensor): tf.Tensor2D =>
  tf.matMul(a as tf.Tensor2D, b as tf.Tensor2D);

/** Matrices one below another. */
export const below = (...parts: tf.Tensor[]): tf.Tensor2D => tf.concat(parts, 0) as tf.Tensor2D;

/** Matrices side by side. */
export const beside = (...parts: tf.Tensor[]): tf.Tensor2D => tf.concat(parts, 1) as tf.Tensor2D;

/** Rows `from` to `from + count` of [C, N]. */
export const rows = (t: tf.Tensor, from: number, count: number): tf.Tensor2D =>
  tf.slice(t as tf.Tensor2D, [from, 0], [count, -1]);

/** Columns `from` to `from + count` of [B, N]. */
export const columns = (t: tf.Tensor, from: number, count: number): tf.Tensor2D =>
  tf.slice(t as tf.Tensor2D, [0, from], [-1, count]);

/** [1, N] as a column [N, 1]. */
export const column = (t: tf.Tensor): tf.Tensor2D => tf.reshape(t, [-1, 1]);

/** scale tanh(gain x) */
export const bounded = (x: tf.Tensor, scale: number, gain = 1): tf.Tensor2D =>
  tf.mul(tf.tanh(gain === 1 ? x : tf.mul(x, gain)), scale);

/** exp(scale tanh(x)): a factor about 1 that cannot run away. */
export const factor = (x: tf.Tensor, scale: number): tf.Tensor2D => tf.exp(bounded(x, scale));

/** sigmoid(gain x + shift) */
export const opening = (x: tf.Tensor, gain: number, shift = 0): tf.Tensor2D =>
  tf.sigmoid(tf.add(tf.mul(x, gain), shift));

/** [groups, sum of counts]: a product with it repeats each column of [B, groups] as often as its group has members. */
export function repeating(counts: readonly number[]): tf.Tensor2D {
  const total = counts.reduce((sum, n) => sum + n, 0);
  const member = counts.flatMap((n, group) => Array<number>(n).fill(group));
  return tf.tensor2d(
    counts.map((_, group) => member.map((of) => (of === group ? 1 : 0))),
    [counts.length, total],
  );
}
