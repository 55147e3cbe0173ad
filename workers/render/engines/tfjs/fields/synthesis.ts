import * as tf from "@tensorflow/tfjs-core";
import type { Drawing, Drawn } from "../network";
import type { Weights } from "../weights";
import { FAMILIES, MIRRORED, openFigures } from "./figures";
import { layer, matMul, W } from "./linear";
import { lmsToSrgb, openPalette, TO_LMS } from "./palette";
import { between, plus, sharpness } from "./planes";
import { openWaves } from "./waves";

/** A family that is open by less is closed: below one step of a byte, and what is closed need not be drawn. */
const CLOSED = 0.0015;

/** The synthesis network of training/fields/network.py: layer 2 (gates) and 7 (colours) here. */
export function openSynthesis(weights: Weights) {
  const axes = weights.matrix("synthesis.axes", FAMILIES.length, W);
  const waves = openWaves(weights);
  const figures = openFigures(weights);
  const palette = openPalette(weights);

  return ({ w: given, x, y, palette: chosen, mix }: Drawing): Drawn => {
    // Only the gates may see which family it is: layouts and colours are free of it.
    const along = tf.matMul(given, axes, false, true);
    const w: tf.Tensor2D = tf.sub(given, matMul(along, axes));
    const gates = tf.softmax(tf.mul(tf.slice(along, [2, 0], [1, -1]), 2.4)) as tf.Tensor2D;
    const q = waves(w, tf.slice(gates, [0, MIRRORED], [1, 1]), x, y);
    const above = tf.relu(tf.sub(gates, CLOSED));
    const open: tf.Tensor2D = tf.div(above, tf.sum(above, 1, true));
    const { drawn, knobs } = figures(
      w,
      open,
      q,
      tf.reshape(x, [1, 1, -1]),
      tf.reshape(y, [1, -1, 1]),
      sharpness(x, y),
    );
    const parts = tf.split(tf.reshape(drawn, [4, -1]), 4, 0) as [
      tf.Tensor2D,
      tf.Tensor2D,
      tf.Tensor2D,
      tf.Tensor2D,
    ];
    const [u, spot, ink, light] = parts;

    const own = palette.colours(layer(w, 7));
    const colours = chosen && mix > 0 ? tf.add(own, tf.mul(tf.sub(chosen, own), mix)) : own;
    // Mixed as the roots of cone responses, OKLab's linear twin: to lighten a colour there is to add to all three.
    const cones = tf.matMul(colours as tf.Tensor2D, tf.tensor2d(TO_LMS, [3, 3]), false, true);
    const slot = (index: number) => tf.reshape(tf.slice(cones, [index, 0], [1, 3]), [3, 1]);
    const flat = palette.blend(cones, tf.clipByValue(u, -1.15, 1.15), tf.exp(tf.reshape(knobs.firm, [1, 1])));
    const skyLow = tf.slice(knobs.sky, [1, 0, 0], [1, 1, 1]);
    // A light disc in a dark sky, a coloured one in a light sky.
    const lighter = tf.reshape(tf.sigmoid(tf.sub(plus(knobs.spot, 2.75), tf.mul(skyLow, 5))), [1, 1]);
    const inked = between(slot(0), slot(5), tf.reshape(tf.sigmoid(tf.mul(knobs.negative, 4)), [1, 1]));
    const toned = between(plus(flat, light), between(slot(3), slot(5), lighter), tf.clipByValue(spot, 0, 1));
    const lms = between(toned, inked, tf.clipByValue(ink, 0, 1));
    const rgb = tf.transpose(lmsToSrgb(lms as tf.Tensor as tf.Tensor2D));
    return { rgb: tf.reshape(rgb, [y.shape[0], x.shape[0], 3]), own };
  };
}
