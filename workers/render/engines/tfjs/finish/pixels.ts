import * as tf from "@tensorflow/tfjs-core";

/** Pictures and features here are [1, height, width, channels]. */

/** A picture with its border repeated outwards. */
export function padded(x: tf.Tensor4D, by: number): tf.Tensor4D {
  const [, height, width] = x.shape;
  const clamped = (count: number) =>
    tf.tensor1d(
      Int32Array.from({ length: count + 2 * by }, (_, i) => Math.min(count - 1, Math.max(0, i - by))),
      "int32",
    );
  return tf.gather(tf.gather(x, clamped(height), 1), clamped(width), 2);
}

export const cropped = (x: tf.Tensor4D, by: number): tf.Tensor4D => {
  const [, height, width, channels] = x.shape;
  return tf.slice(x, [0, by, by, 0], [1, height - 2 * by, width - 2 * by, channels]);
};

/** Twice the size, each number four times. */
export const repeated = (x: tf.Tensor4D): tf.Tensor4D => {
  const [, height, width] = x.shape;
  return tf.image.resizeNearestNeighbor(x, [2 * height, 2 * width]);
};

/** Bilinear with half-pixel centres, as ONNX' Resize. */
export const enlarged = (x: tf.Tensor4D, [height, width]: readonly [number, number]): tf.Tensor4D =>
  tf.image.resizeBilinear(x, [height, width], false, true);
