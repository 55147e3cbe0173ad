import * as tf from "@tensorflow/tfjs-core";
import type { Weights } from "../weights";
import { matMul, W } from "./linear";

export const Z = 64;

/** The mapping network of training/fields/network.py: z [1, 64] and the families' weights c [1, 5] -> w [1, 64]. */
export function openMapping(weights: Weights, families: number) {
  const matrix = (name: string, r: number, c: number) => weights.matrix(`mapping.${name}`, r, c);
  const embed = matrix("embed", families, Z);
  const [a, b, c3] = [matrix("a", Z, W), matrix("b", W, W), matrix("c", W, W)];
  const axes = matrix("axes", families, W);
  return (z: tf.Tensor2D, c: tf.Tensor2D): tf.Tensor2D => {
    const unit = tf.mul(z, tf.rsqrt(tf.add(tf.mean(tf.square(z), 1, true), 1e-8)));
    const first = tf.tanh(tf.add(matMul(unit, a), matMul(c, embed)));
    const second = tf.tanh(matMul(first, b));
    return tf.add(matMul(second, c3), tf.mul(matMul(c, axes), 3.2));
  };
}
