import * as tf from "@tensorflow/tfjs-core";

/** Numbers over a picture, [channels, H, W]; a side that is 1 long is the same all along it. */
export type Plane = tf.Tensor3D;
export type Term = tf.Tensor | number;

export const plus = (first: Term, ...rest: Term[]): Plane =>
  rest.reduce<Term>((sum, term) => tf.add(sum, term), first) as Plane;
export const times = (first: Term, ...rest: Term[]): Plane =>
  rest.reduce<Term>((product, term) => tf.mul(product, term), first) as Plane;
export const minus = (a: Term, b: Term): Plane => tf.sub(a, b);
export const over = (a: Term, b: Term): Plane => tf.div(a, b);
export const square = (of: tf.Tensor): Plane => tf.square(of as Plane);

/** Channels `from` to `from + count`. */
export const channels = (t: Plane, from: number, count = 1): Plane =>
  tf.slice(t, [from, 0, 0], [count, -1, -1]);

/** Every channel by itself; of a plane that is known to have that many. */
export const each = <N extends number>(t: Plane, count: N): Plane[] & { length: N } =>
  tf.split(t, count, 0) as Plane[] & { length: N };

/** Planes one after another, all of the same sides. */
export const together = (...parts: Plane[]): Plane => tf.concat(parts, 0);

/** [1, n] as channels [n, 1, 1]. */
export const columnOf = (t: tf.Tensor): Plane => tf.reshape(t, [-1, 1, 1]);

/** matrix [R, C] of rows [C, H, W] -> [R, H, W] */
export function mixed(matrix: tf.Tensor, rows: Plane): Plane {
  const [count, height, width] = rows.shape;
  const made = tf.matMul(matrix as tf.Tensor2D, tf.reshape(rows, [count, height * width]));
  return tf.reshape(made, [-1, height, width]);
}

/** 1 where a signed distance is positive, 0 where it is negative. */
export const edge = (distance: Term, sharpness: Term): Plane => tf.sigmoid(times(distance, sharpness));

export const between = (low: Term, high: Term, t: Term): Plane => plus(low, times(minus(high, low), t));

/** The distance between neighbouring pixel centres [n], 0 of a single one. */
const pitch = (centres: tf.Tensor1D): tf.Tensor => {
  const [first, last] = [tf.slice(centres, 0, 1), tf.slice(centres, centres.shape[0] - 1, 1)];
  return tf.div(tf.sub(last, first), Math.max(1, centres.shape[0] - 1));
};

/**
 * How many times as sharp as at 256 px edges are, [1, 1, 1]. The picture's whole side is rounded to a whole number, so that tiles of
 * one picture agree to the bit.
 */
export function sharpness(x: tf.Tensor1D, y: tf.Tensor1D): Plane {
  const side = tf.round(tf.div(2, tf.maximum(tf.maximum(pitch(x), pitch(y)), 2 / 8192)));
  return tf.reshape(tf.div(tf.clipByValue(side, 64, 8192), 256), [1, 1, 1]);
}

/** A swell with one soft and one steep side, -1..1: a gradient that ends in an edge. */
export const skewed = (waves: tf.Tensor): Plane => tf.sin(plus(waves, times(tf.sin(waves), 0.95)));

export const clamped = (t: tf.Tensor, least: number, most: number): Plane =>
  tf.clipByValue(t as Plane, least, most);

/** What a family draws: a place on the ramp, and where it has them a spot of colour, ink, and light. */
export type Parts = { u: Plane; spot?: Plane; ink?: Plane; light?: Plane };
