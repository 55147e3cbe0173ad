import * as tf from "@tensorflow/tfjs-core";
import { oklabOfHex } from "@/core/picture/palette/oklab";
import type { MatchTarget } from "@/core/picture/render/match";
import { MATCH_SIZE } from "@/core/picture/render/match-size";

/** How far a picture [64, 64, 3] in 0..1 is from its target; differentiable. */
export type Loss = { of(rgb: tf.Tensor3D): tf.Scalar; dispose(): void };

export const lossOf = (target: MatchTarget): Loss =>
  target.kind === "picture" ? pictureLoss(target.rgb) : paletteLoss(target.colours.map(oklabOfHex));

/** Reductions that are compared, finest first: coarse ones lead the way where fine ones do not yet overlap. */
const REDUCTIONS = [1, 2, 4, 8, 16] as const;

/** How much more than lightness a and b count: a difference in hue is smaller in numbers than it is to the eye of a painter. */
const CHROMA = 2.5;

/** Mean squared difference in OKLab, over several sizes of the picture. */
function pictureLoss(bytes: Uint8Array): Loss {
  const targets = tf.tidy(() => {
    const side = MATCH_SIZE;
    const rgb = tf.tensor3d(
      Float32Array.from(bytes, (byte) => byte / 255),
      [side, side, 3],
    );
    return sizes(oklab(rgb));
  });
  return {
    of(rgb) {
      const found = sizes(oklab(rgb));
      const each = found.map((size, i) => {
        const target = targets[i];
        if (!target) throw new RangeError("a size has no target");
        return tf.mean(tf.square(tf.mul(tf.sub(size, target), [1, CHROMA, CHROMA])));
      });
      return tf.div(tf.addN(each), each.length);
    },
    dispose: () => tf.dispose(targets),
  };
}

/** Squared distance in OKLab below which two colours are one, as a softness for `nearest`. */
const SOFTNESS = 0.004;

/**
 * Chamfer distance between the picture's colours and those wanted, in OKLab: every colour wanted is somewhere in the picture,
 * and every pixel is near some colour wanted.
 */
function paletteLoss(colours: readonly (readonly number[])[]): Loss {
  const wanted = tf.tensor2d(colours.flat(), [colours.length, 3]);
  return {
    of(rgb) {
      const pixels = tf.reshape(oklab(reduced(rgb, 4)), [-1, 1, 3]);
      const away = tf.sum(tf.square(tf.sub(pixels, tf.reshape(wanted, [1, -1, 3]))), 2) as tf.Tensor2D;
      const ofPixels = tf.mean(nearest(away, 1));
      const ofColours = tf.mean(nearest(away, 0));
      return tf.add(ofPixels, ofColours);
    },
    dispose: () => wanted.dispose(),
  };
}

/** A soft minimum along an axis: weights fall off with distance. */
function nearest(away: tf.Tensor2D, axis: 0 | 1): tf.Tensor1D {
  const rows = axis === 1 ? away : tf.transpose(away);
  const weights = tf.softmax(tf.mul(rows, -1 / SOFTNESS));
  return tf.sum(tf.mul(weights, rows), 1);
}

const sizes = (picture: tf.Tensor3D): tf.Tensor3D[] => REDUCTIONS.map((by) => reduced(picture, by));

/** A reduced picture: each pixel is the mean of `by` x `by` pixels. */
function reduced(picture: tf.Tensor3D, by: number): tf.Tensor3D {
  return by === 1 ? picture : tf.avgPool(picture, by, by, "valid");
}

/** Columns of what sRGB's linear channels become in the eye's three, and those in OKLab (Ottosson 2020). */
const TO_LMS = [
  0.4122214708, 0.2119034982, 0.0883024619, 0.5363325363, 0.6806995451, 0.2817188376, 0.0514459929,
  0.1073969566, 0.6299787005,
];
const TO_LAB = [
  0.2104542553, 1.9779984951, 0.0259040371, 0.793617785, -2.428592205, 0.7827717662, -0.0040720468,
  0.4505937099, -0.808675766,
];

/** Up to this, encoded sRGB is a straight line. */
const STRAIGHT = 0.04045;

/** sRGB [h, w, 3] in 0..1 to OKLab. */
function oklab(rgb: tf.Tensor3D): tf.Tensor3D {
  const flat = tf.reshape(rgb, [-1, 3]) as tf.Tensor2D;
  // A choice between the two parts of sRGB's curve by comparison would have no gradient.
  const steep = tf.pow(tf.div(tf.add(tf.maximum(flat, STRAIGHT), 0.055), 1.055), 2.4);
  const linear = tf.add(steep, tf.div(tf.sub(tf.minimum(flat, STRAIGHT), STRAIGHT), 12.92)) as tf.Tensor2D;
  const lms = tf.maximum(tf.matMul(linear, tf.tensor2d(TO_LMS, [3, 3])), 1e-5);
  const lab = tf.matMul(tf.pow(lms, 1 / 3) as tf.Tensor2D, tf.tensor2d(TO_LAB, [3, 3]));
  return tf.reshape(lab, rgb.shape);
}
