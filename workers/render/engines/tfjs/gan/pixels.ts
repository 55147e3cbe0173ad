import * as tf from "@tensorflow/tfjs-core";

/** Pictures and features here are [1, height, width, channels]. */

/** Leaky units with a gain that keeps variance (Karras et al. 2020). */
export const leaky = <T extends tf.Tensor>(x: T): T => tf.mul(tf.leakyRelu(x, 0.2), Math.SQRT2);

/**
 * Twice the size, bilinear with half-pixel centres. Its gradient is written out, for TensorFlow.js's own takes pixels at their
 * corners.
 */
export const double = (x: tf.Tensor4D): tf.Tensor4D =>
  tf.customGrad(() => {
    const [, height, width] = x.shape;
    return {
      value: tf.image.resizeBilinear(x, [2 * height, 2 * width], false, true),
      gradFunc: (dy) => halved(halved(dy as tf.Tensor4D, 1), 2),
    };
  })(x) as tf.Tensor4D;

/** The adjoint of doubling along one axis: a pixel gave 3/4 to its own two and 1/4 to each neighbour's nearer one, or at the edge to its own. */
function halved(dy: tf.Tensor4D, axis: 1 | 2): tf.Tensor4D {
  const sides = dy.shape.map((side, i) => (i === axis ? side / 2 : side)) as tf.Tensor4D["shape"];
  const product = (of: readonly number[]) => of.reduce((all, side) => all * side, 1);
  const [count, inner] = [sides[axis], product(sides.slice(axis + 1))];
  const pairs = tf.reshape(dy, [product(sides.slice(0, axis + 1)), 2, inner]);
  // Slices of three axes: TensorFlow.js takes ten times as long over unstacking five.
  const [even, odd] = [0, 1].map((which) =>
    tf.reshape(tf.slice(pairs, [0, which, 0], [-1, 1, -1]), [product(sides.slice(0, axis)), count, inner]),
  ) as [tf.Tensor3D, tf.Tensor3D];
  const cut = (of: tf.Tensor3D, from: number, length: number) => tf.slice(of, [0, from, 0], [-1, length, -1]);
  const next = tf.concat([cut(even, 1, count - 1), cut(odd, count - 1, 1)], 1);
  const previous = tf.concat([cut(even, 0, 1), cut(odd, 0, count - 1)], 1);
  const own = tf.mul(tf.add(even, odd), 0.75);
  return tf.reshape(tf.add(own, tf.mul(tf.add(next, previous), 0.25)), sides);
}

export type Convolution = (x: tf.Tensor4D) => tf.Tensor4D;

/**
 * A convolution that keeps the size. Its gradient is the same kind of convolution with the filter turned about, which runs as fast as
 * the way there; `keep` keeps that filter once a gradient has been asked for.
 */
export function convolution(filter: tf.Tensor4D, keep: (turned: tf.Tensor4D) => tf.Tensor4D): Convolution {
  let turned: tf.Tensor4D | null = null;
  const back = (dy: tf.Tensor) => {
    turned ??= keep(tf.transpose(tf.reverse(filter, [0, 1]), [0, 1, 3, 2]));
    return tf.conv2d(dy as tf.Tensor4D, turned, 1, "same");
  };
  return (x) =>
    tf.customGrad(() => ({ value: tf.conv2d(x, filter, 1, "same"), gradFunc: back }))(x) as tf.Tensor4D;
}

/** [1, h, w, 3 f f] -> [1, f h, f w, 3]: the numbers of a colour are its sub-pixels, row by row (ONNX DepthToSpace, CRD order). */
export function shuffled(x: tf.Tensor4D, f = 2): tf.Tensor4D {
  const [, height, width] = x.shape;
  const parts = tf.transpose(tf.reshape(x, [height, width, 3, f, f]), [0, 3, 1, 4, 2]);
  return tf.reshape(parts, [1, f * height, f * width, 3]);
}

/** A binomial blur of three by three, its edges repeated. */
export const blurred = (x: tf.Tensor4D): tf.Tensor4D => blurredAlong(blurredAlong(x, 1), 2);

function blurredAlong(x: tf.Tensor4D, axis: 1 | 2): tf.Tensor4D {
  const count = x.shape[axis];
  const cut = (from: number, length: number): tf.Tensor4D => {
    const begin = [0, 0, 0, 0];
    const size = [-1, -1, -1, -1];
    begin[axis] = from;
    size[axis] = length;
    return tf.slice(x, begin, size);
  };
  const before = tf.concat([cut(0, 1), cut(0, count - 1)], axis);
  const after = tf.concat([cut(1, count - 1), cut(count - 1, 1)], axis);
  return tf.add(tf.mul(x, 0.5), tf.mul(tf.add(before, after), 0.25));
}
