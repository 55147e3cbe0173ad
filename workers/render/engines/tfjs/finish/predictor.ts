import * as tf from "@tensorflow/tfjs-core";
import { STYLE } from "@/core/picture/model/finish-file";
import { ModelRefused } from "@/core/picture/model/refusal";
import type { Weights } from "../weights";
import type { Architecture } from "./architecture";
import { openConv } from "./network";

/** The network that reads the style of pictures [1, 128, 128, 3] in 0..255, [1, 100] (training/finish/predictor.py). Throws ModelRefused. */
export function openPredictor(
  weights: Weights,
  { predictor: { widths, kernels, strides, read, hidden, scaleIn } }: Architecture,
): (rgb: tf.Tensor4D) => tf.Tensor2D {
  if (kernels.length !== widths.length || strides.length !== widths.length)
    throw new ModelRefused(
      "finish.json: the predictor's widths, kernels and strides are not as many as each other.",
    );
  const convs = widths.map((out, i) => {
    const k = kernels[i] ?? 1;
    const pad = Math.floor(k / 2);
    return openConv(weights, `predictor.convs.${i}`, {
      ...{ out, k, pad, input: widths[i - 1] ?? 3, stride: strides[i] ?? 1 },
    });
  });
  const linear = (name: string, inputs: number, outputs: number) => {
    const matrix = weights.matrix(`predictor.${name}.weight`, outputs, inputs);
    const bias = weights.vector(`predictor.${name}.bias`, outputs);
    return (x: tf.Tensor2D): tf.Tensor2D => tf.add(tf.matMul(x, matrix, false, true), bias);
  };
  const seen = read.reduce((sum, i) => sum + (widths[i] ?? 0), 0);
  const first = linear("hidden", seen, hidden);
  const last = linear("out", hidden, STYLE);
  return (rgb) => {
    let h: tf.Tensor4D = tf.add(tf.mul(rgb, scaleIn[0]), scaleIn[1]);
    const means: tf.Tensor2D[] = [];
    convs.forEach((conv, i) => {
      h = tf.relu(conv(h));
      if (read.includes(i)) means.push(tf.mean(h, [1, 2]));
    });
    return last(tf.relu(first(tf.concat(means, 1))));
  };
}
