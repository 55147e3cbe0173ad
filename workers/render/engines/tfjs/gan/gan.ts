import * as tf from "@tensorflow/tfjs-core";
import type { ModelFile } from "@/core/picture/model/model-file";
import { ModelRefused } from "@/core/picture/model/refusal";
import type { Drawing, Drawn, Network } from "../network";
import type { Weights } from "../weights";
import { openEnlarge } from "./enlarge";
import { blurred, convolution, double, leaky, shuffled } from "./pixels";

/** From features of this size on, pictures are read off them in sub-pixels, as in training/gan/generator.py. */
const SHARP_FROM = 16;
const MAPPING_LAYERS = 4;

type Affine = (x: tf.Tensor2D) => tf.Tensor2D;
/** Features, and the norm [1, channels] that is still to be divided out of them. */
type State = { x: tf.Tensor4D; norm: tf.Tensor2D | null };

/** The slim StyleGAN2 of `landscapes`. Its channels are those of its weights. Throws ModelRefused where these do not agree. */
export function openGan(file: ModelFile, weights: Weights): Network {
  const { z, w, layers } = file.latent;
  if (layers < 2 || layers % 2 !== 0) {
    throw new ModelRefused(`its latent has ${layers} layers; a GAN has two for each of its resolutions.`);
  }
  const resolutions = Array.from({ length: layers / 2 }, (_, i) => 4 * 2 ** i);
  const shape = weights.shapeOf("synthesis.const");
  const start = weights.tensor4d("synthesis.const", [1, shape[1] ?? 0, 4, 4]);
  const constant = weights.keep(tf.transpose(start, [0, 2, 3, 1]));
  let before = shape[1] ?? 0;
  const blocks = resolutions.map((resolution) => {
    const block = openBlock(weights, resolution, before, w);
    before = block.channels;
    return block;
  });
  const drawn = 2 ** (resolutions.length + 2);
  const factor = file.sizes.native / drawn;
  if (!Number.isInteger(factor)) {
    throw new ModelRefused(`its native size is ${file.sizes.native}; its blocks draw ${drawn}.`);
  }
  const enlarge = factor > 1 ? openEnlarge(weights, drawn, factor) : null;
  return { map: openMapping(weights, z, w, file.classes.length), draw, dispose: () => weights.dispose() };

  function draw({ w: ws, enough }: Drawing): Drawn {
    let state: State = { x: constant, norm: null };
    let picture: tf.Tensor4D | null = null;
    for (const [i, block] of blocks.entries()) {
      // A picture of half the size is what the blocks so far have added up to: the others only refine it.
      if (picture && enough !== undefined && picture.shape[1] >= enough) break;
      const [first, second] = [0, 1].map((k) => tf.slice(ws, [2 * i + k, 0], [1, w])) as [
        tf.Tensor2D,
        tf.Tensor2D,
      ];
      state = block.first(state, first);
      if (i > 0) state = { ...state, x: double(state.x) };
      state = block.second(state, second);
      const part = block.read(state, second);
      picture = picture ? tf.add(double(picture), part) : part;
    }
    if (!picture) throw new RangeError("a GAN without blocks");
    if (enlarge && (enough === undefined || picture.shape[1] < enough)) picture = enlarge(picture);
    const [, height, width] = picture.shape;
    const rgb = tf.clipByValue(tf.add(tf.mul(picture, 0.5), 0.5), 0, 1);
    return { rgb: tf.reshape(rgb, [height, width, 3]), own: null };
  }
}

function openMapping(weights: Weights, z: number, w: number, classes: number): Network["map"] {
  const embed = openLinear(weights, "mapping.embed", classes, z);
  const layers = Array.from({ length: MAPPING_LAYERS }, (_, i) =>
    openLinear(weights, `mapping.layers.${i}`, i === 0 ? 2 * z : w, w),
  );
  const unit = (x: tf.Tensor2D): tf.Tensor2D =>
    tf.mul(x, tf.rsqrt(tf.add(tf.mean(tf.square(x), 1, true), 1e-8)));
  return (latent, c) => {
    let h: tf.Tensor2D = tf.concat([unit(latent), unit(embed(c))], 1);
    for (const layer of layers) h = leaky(layer(h));
    return h;
  };
}

function openLinear(weights: Weights, name: string, inputs: number, outputs: number): Affine {
  const matrix = weights.matrix(`${name}.weight`, outputs, inputs);
  const bias = weights.vector(`${name}.bias`, outputs);
  return (x) => tf.add(tf.matMul(x, matrix, false, true), bias);
}

/** Two styled convolutions and the picture that is read off them. */
function openBlock(weights: Weights, resolution: number, inputs: number, w: number) {
  const name = `synthesis.blocks.${resolution}`;
  const channels = weights.shapeOf(`${name}.first.weight`)[0] ?? 0;
  return {
    channels,
    first: openStyled(weights, `${name}.first`, inputs, channels, w),
    second: openStyled(weights, `${name}.second`, channels, channels, w),
    read: openReading(weights, `${name}.rgb`, channels, w, resolution >= SHARP_FROM),
  };
}

const scaled = (x: tf.Tensor4D, by: tf.Tensor2D): tf.Tensor4D => tf.mul(x, tf.reshape(by, [1, 1, 1, -1]));

/** conv(x style norm) -> features and their own norm: the one of a convolution is divided out in the scale of the next. */
function openStyled(weights: Weights, name: string, inputs: number, outputs: number, w: number) {
  const filter = weights.filter(`${name}.weight`, outputs, inputs, 3);
  const convolve = convolution(filter, weights.keep);
  const bias = weights.vector(`${name}.bias`, outputs);
  const style = openLinear(weights, `${name}.style`, w, inputs);
  const energy = weights.keep(tf.sum(tf.square(filter), [0, 1])) as tf.Tensor2D;
  return ({ x, norm }: State, latent: tf.Tensor2D): State => {
    const s = style(latent);
    const features = tf.add(convolve(scaled(x, norm ? tf.mul(s, norm) : s)), bias) as tf.Tensor4D;
    return { x: leaky(features), norm: tf.rsqrt(tf.add(tf.matMul(tf.square(s), energy), 1e-8)) };
  };
}

/** Features -> a picture of twice their size. */
function openReading(weights: Weights, name: string, inputs: number, w: number, sharp: boolean) {
  const outputs = sharp ? 12 : 3;
  const convolve = convolution(weights.filter(`${name}.weight`, outputs, inputs, 1), weights.keep);
  const bias = weights.vector(`${name}.bias`, outputs);
  const style = openLinear(weights, `${name}.style`, w, inputs);
  return ({ x, norm }: State, latent: tf.Tensor2D): tf.Tensor4D => {
    const s = style(latent);
    const y = tf.add(convolve(scaled(x, norm ? tf.mul(s, norm) : s)), bias) as tf.Tensor4D;
    return sharp ? blurred(shuffled(y)) : double(y);
  };
}
