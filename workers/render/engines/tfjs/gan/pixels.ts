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
  const shape = dy.shape;
  const count = (shape[axis] ?? 0) / 2;
  const pairs = tf.reshape(dy, [...shape.slice(0, axis), count, 2, ...shape.slice(axis + 1)]);
  const [even, odd] = tf.unstack(pairs, axis + 1) as [tf.Tensor4D, tf.Tensor4D];
  const cut = (of: tf.Tensor4D, from: number, length: number): tf.Tensor4D => {
    const begin = [0, 0, 0, 0];
    const size = [-1, -1, -1, -1];
    begin[axis] = from;
    size[axis] = length;
    return tf.slice(of, begin, size);
  };
  const next = tf.concat([cut(even, 1, count - 1), cut(odd, count - 1, 1)], axis);
  const previous = tf.concat([cut(even, 0, 1), cut(odd, 0, count - 1)], axis);
  return tf.add(tf.mul(tf.add(even, odd), 0.75), tf.mul(tf.add(next, previous), 0.25));
}

/**
 * A convolution that keeps the size. Its gradient is the same kind of convolution with the filter turned about, which runs as fast as
 * the way there.
 */
export const convolve = (x: tf.Tensor4D, filter: tf.Tensor4D): tf.Tensor4D =>
  tf.customGrad(() => ({
    value: tf.conv2d(x, filter, 1, "same"),
    gradFunc: (dy) => {
      const turned = tf.transpose(tf.reverse(filter, [0, 1]), [0, 1, 3, 2]);
      return tf.conv2d(dy as tf.Tensor4D, turned, 1, "same");
    },
  }))(x) as tf.Tensor4D;

/** [1, h, w, 12] -> [1, 2h, 2w, 3]: four numbers of a colour are its four sub-pixels, row by row (ONNX DepthToSpace, CRD order). */
export function shuffled(x: tf.Tensor4D): tf.Tensor4D {
  const [, height, width] = x.shape;
  const parts = tf.transpose(tf.reshape(x, [height, width, 3, 2, 2]), [0, 3, 1, 4, 2]);
  return tf.reshape(parts, [1, 2 * height, 2 * width, 3]);
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
