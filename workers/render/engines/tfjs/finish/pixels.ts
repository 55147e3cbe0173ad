import * as tf from "@tensorflow/tfjs-core";

/** Pictures and features here are [1, height, width, channels]. */

/** With the border repeated by one pixel. */
export const bordered = (x: tf.Tensor4D): tf.Tensor4D =>
  tf.mirrorPad(
    x,
    [
      [0, 0],
      [1, 1],
      [1, 1],
      [0, 0],
    ],
    "symmetric",
  );

/** Twice the size, each number four times. */
export const repeated = (x: tf.Tensor4D): tf.Tensor4D => {
  const [, height, width] = x.shape;
  return tf.image.resizeNearestNeighbor(x, [2 * height, 2 * width]);
};

/** Bilinear with half-pixel centres, as ONNX' Resize. */
export const enlarged = (x: tf.Tensor4D, [height, width]: readonly [number, number]): tf.Tensor4D =>
  tf.image.resizeBilinear(x, [height, width], false, true);
