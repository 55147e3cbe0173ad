import * as tf from "@tensorflow/tfjs-core";
import type { Drawing, Drawn } from "../network";
import type { Weights } from "../weights";
import { FEATURES, skewed } from "./features";
import { HIDDEN, openFigures } from "./figures";
import {
  below,
  bounded,
  column,
  columns,
  factor,
  layer,
  matMul,
  opening,
  repeating,
  rows,
  W,
} from "./linear";
import { oklabToSrgb, openPalette } from "./palette";
import { openWaves } from "./waves";

const FAMILIES = FEATURES.length;
const DRAWN = FEATURES.reduce((sum, n) => sum + n, 0);
/** What is read from neurons and features: a place on the ramp, a pull to its accents, relief, lines, and quiet. */
const READ = 5;

/** How far each family is open, from w along their axes [1, 5]; their squares sum to one. */
function gates(family: tf.Tensor): tf.Tensor2D {
  const open = tf.softmax(tf.mul(family, 1.5));
  return tf.mul(open, tf.rsqrt(tf.sum(tf.square(open), 1, true)));
}

/** The synthesis network of training/fields/network.py: layers 2 (gates), 5 (voices), 6 (keys) and 7 (colours) here. */
export function openSynthesis(weights: Weights) {
  const matrix = (name: string, r: number, c: number) => weights.matrix(`synthesis.${name}`, r, c);
  const axes = matrix("axes", FAMILIES, W);
  const temper = matrix("temper", FAMILIES, 3);
  const massing = matrix("mass", READ, HIDDEN);
  const figure = matrix("figure", READ, DRAWN);
  const speak = matrix("speak", W, DRAWN);
  const keying = matrix("key", W, READ);
  const firmness = matrix("firmness", W, 1);
  const ornamenting = matrix("ornament", W, 2);
  const members = weights.keep(repeating(FEATURES));
  const waves = openWaves(weights);
  const figures = openFigures(weights);
  const palette = openPalette(weights);

  return ({ w: given, x, y, palette: chosen, mix }: Drawing): Drawn => {
    // Only the gates may see which family it is: bends and colours are free of it.
    const along = tf.matMul(given, axes, false, true);
    const w: tf.Tensor2D = tf.sub(given, matMul(along, axes));
    const open = gates(rows(along, 2, 1));
    const borne = matMul(tf.square(open), temper);
    const [bend, share, shear] = [columns(borne, 0, 1), columns(borne, 1, 1), columns(borne, 2, 1)];
    const { hidden, features } = figures(w, waves(w, bend, shear, x, y));
    const spoken = tf.add(bounded(matMul(layer(w, 5), speak), 0.6), 1);
    const voices = tf.mul(matMul(open, members), spoken);
    const mass = matMul(massing, hidden);
    const drawn = matMul(tf.mul(figure, voices), features);
    const key = column(matMul(layer(w, 6), keying));
    const ornament = opening(matMul(layer(w, 6), ornamenting), 1.6);
    const at = (index: number) => ({
      mass: rows(mass, index, 1),
      drawn: rows(drawn, index, 1),
      key: rows(key, index, 1),
    });

    const [ramp, pull, quiet] = [at(0), at(1), at(4)];
    // Where it is quiet, figures fade into the mass: calm beside intricate.
    const lively = opening(tf.add(quiet.mass, quiet.key), 2.2, 0.8);
    const figured = tf.mul(tf.mul(lively, ramp.drawn), 1.05);
    const u = bounded(tf.add(tf.add(tf.mul(share, ramp.mass), figured), tf.mul(ramp.key, 0.5)), 1.25);
    const v = tf.add(tf.add(tf.mul(pull.mass, 0.5), tf.mul(pull.drawn, 0.8)), pull.key);

    const own = palette.colours(layer(w, 7));
    const colours = chosen && mix > 0 ? tf.add(own, tf.mul(tf.sub(chosen, own), mix)) : own;
    const firm = tf.mul(factor(matMul(layer(w, 6), firmness), 0.9), 46);
    const light = relief(u, v, { lines: at(3), lively, ornament });
    const flat = palette.blend(colours, u, v, firm);
    const lab = below(tf.add(rows(flat, 0, 1), light), rows(flat, 1, 2));
    const rgb = tf.transpose(oklabToSrgb(lab));
    return { rgb: tf.reshape(rgb, [y.shape[0], x.shape[0], 3]), own };
  };
}

type Part = { mass: tf.Tensor2D; drawn: tf.Tensor2D };
type Relief = { lines: Part; lively: tf.Tensor; ornament: tf.Tensor };

/**
 * Lightness to add [1, N]: each colour's terrace is lit where it begins and falls into shade towards the next, as cut
 * paper lies on paper; thin lines follow the ramp; features leave a trace.
 */
function relief(u: tf.Tensor, v: tf.Tensor, { lines, lively, ornament }: Relief): tf.Tensor2D {
  const terrace = skewed(tf.mul(u, (2 * Math.PI) / 0.4));
  const line = tf.sin(tf.add(tf.add(tf.mul(u, 16), tf.mul(v, 5)), tf.mul(lines.mass, 6)));
  const trace = bounded(tf.add(lines.drawn, tf.mul(lines.mass, 0.5)), 0.03);
  const shade = tf.mul(tf.add(tf.mul(columns(ornament, 1, 1), 0.035), 0.012), terrace);
  const thin = tf.sub(tf.div(2, tf.add(tf.mul(tf.square(line), 8), 1)), 0.6);
  const drawn = tf.mul(tf.mul(tf.mul(columns(ornament, 0, 1), 0.045), lively), thin);
  return tf.add(tf.add(trace, shade), drawn);
}
