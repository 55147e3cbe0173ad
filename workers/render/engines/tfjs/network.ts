import type * as tf from "@tensorflow/tfjs-core";

/** What a picture is drawn from; x and y are pixel centres, the shorter side of the whole picture -1..1. */
export type Drawing = {
  /** [layers, w] */
  w: tf.Tensor2D;
  /** [width] and [height] of the rectangle wanted. */
  x: tf.Tensor1D;
  y: tf.Tensor1D;
  /** [slots, 3] OKLab in place of the picture's own colours, `mix` 0..1 of the way; null where nobody chose any. */
  palette: tf.Tensor2D | null;
  mix: number;
  /** Pixels per side that would do, where a network can stop early; the whole picture where left out. */
  enough?: number;
};

export type Drawn = {
  /** [height, width, 3] sRGB in 0..1, clipped. */
  rgb: tf.Tensor3D;
  /** [slots, 3] OKLab; null where the model has no palette. */
  own: tf.Tensor2D | null;
};

/**
 * A model's networks on TensorFlow.js, one picture at a time. Both functions are made of differentiable operations, and leave
 * what they made to the caller's tidy.
 */
export type Network = {
  /** z [1, Z] and class weights c [1, C] -> w [1, W]. */
  map(z: tf.Tensor2D, c: tf.Tensor2D): tf.Tensor2D;
  draw(drawing: Drawing): Drawn;
  dispose(): void;
};
