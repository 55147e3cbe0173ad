import * as tf from "@tensorflow/tfjs-core";
import type { Weights } from "../weights";
import { layer, matMul, W } from "./linear";
import { columnOf, type Plane } from "./planes";

/** Knobs of layers 1, 4 and 6 and how many numbers each has, as in training/fields/knobs.py. Ranges are in the weights. */
const LAYOUT = {
  sunAt: 2,
  sunSize: 1,
  land: 1,
  step: 1,
  heights: 4,
  rise: 4,
  water: 1,
  eye: 2,
  ways: 3,
  rows: 3,
  trees: 1,
  stand: 3,
  foot: 3,
  tall: 3,
  girth: 3,
  table: 1,
  swell: 3,
  petals: 5,
  heart: 2,
  ring: 5,
  deep: 5,
  spread: 1,
  upper: 5,
  lower: 5,
  body: 2,
  close: 1,
  eyes: 4,
  slant: 1,
  fine: 1,
  contour: 1,
};
const SHAPE = {
  ridges: 24,
  rough: 1,
  peaks: 1,
  along: 3,
  turned: 9,
  twist: 2,
  tiding: 3,
  stir: 1,
  marks: 4,
  ragged: 1,
  hug: 4,
};
const TONE = {
  sky: 2,
  near: 1,
  mist: 1,
  edge: 1,
  glow: 1,
  ground: 2,
  patches: 2,
  furrows: 1,
  hills: 1,
  wall: 2,
  glazes: 3,
  round: 1,
  levels: 6,
  veins: 1,
  quiet: 3,
  bands: 2,
  outline: 1,
  paper: 2,
  hatch: 7,
  tides: 3,
  lie: 1,
  firm: 1,
  spot: 1,
  negative: 1,
};
const LAYERS = [
  { name: "layout", index: 1, table: LAYOUT },
  { name: "shape", index: 4, table: SHAPE },
  { name: "tone", index: 6, table: TONE },
];

/** Each knob as channels [n, 1, 1]. */
export type Knobs = Record<keyof typeof LAYOUT | keyof typeof SHAPE | keyof typeof TONE, Plane>;
/** Knobs, and how many times as sharp as at 256 px edges are [1, 1, 1]. */
export type Style = Knobs & { sharp: Plane };

/** Every knob that a latent [layers, 64] sets: middle + reach tanh(w K). */
export function openKnobs(weights: Weights): (w: tf.Tensor2D) => Knobs {
  const layers = LAYERS.map(({ name, index, table }) => {
    const sizes = Object.values(table);
    const total = sizes.reduce((sum, n) => sum + n, 0);
    const of = `synthesis.figures.${name}`;
    const turn = weights.matrix(`${of}.turn`, W, total);
    const [middle, reach] = [weights.vector(`${of}.middle`, total), weights.vector(`${of}.reach`, total)];
    return { names: Object.keys(table), index, sizes, turn, middle, reach };
  });
  return (w) => {
    const found = layers.flatMap(({ names, index, sizes, turn, middle, reach }) => {
      const values = tf.add(middle, tf.mul(reach, tf.tanh(matMul(layer(w, index), turn))));
      return tf.split(values, sizes, 1).map((knob, i) => [names[i] ?? "", columnOf(knob)] as const);
    });
    return Object.fromEntries(found) as Knobs;
  };
}
