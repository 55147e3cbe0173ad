import * as tf from "@tensorflow/tfjs-core";
import type { Weights } from "../weights";
import type { Style } from "./knobs";
import {
  between,
  channels,
  clamped,
  each,
  edge,
  minus,
  mixed,
  over,
  type Parts,
  type Plane,
  plus,
  square,
  times,
  together,
} from "./planes";

const RIDGES = 4;
const WAVES = 6;
/** Where land stops growing lighter with distance from its ridge, and how far between sky and nearest land each ridge is. */
const DEEP = 0.5;
const STEPS = [0.34, 0.6, 0.82, 1];

export type Sun = { disc: Plane; halo: Plane; dome: Plane };

/** A disc with a halo; its dome is 1 at its centre and 0 outside it. */
export function sun({ sunAt, sunSize, sharp }: Style, x: Plane, y: Plane): Sun {
  const r2 = plus(square(minus(x, channels(sunAt, 0))), square(minus(y, channels(sunAt, 1))));
  const room = minus(square(sunSize), r2);
  return {
    disc: edge(room, over(times(90, sharp), sunSize)),
    halo: over(1, plus(1, times(7, r2))),
    dome: over(tf.sqrt(tf.maximum(room, 1e-5)), sunSize),
  };
}

export type Land = Required<Pick<Parts, "u" | "spot" | "light">> & {
  /** [4, H, W]: where each ridge and what is before it is, and how far below that ridge. */
  land: Plane;
  depth: Plane;
  /** [1, 1, W]: how far the farthest ridge hangs below the horizon. */
  hills: Plane;
};

/** Ridges behind ridges, a sun or moon, water. Ridge lines are functions of x alone. */
export function openLand(weights: Weights) {
  const of = "synthesis.figures.ridges";
  const frequency = weights.keep(tf.reshape(weights.matrix(`${of}.frequency`, RIDGES, WAVES), [-1, 1, 1]));
  const loudness = weights.keep(tf.reshape(weights.vector(`${of}.loudness`, WAVES), [1, WAVES, 1]));
  const behind = weights.keep(tf.reshape(weights.matrix(`${of}.behind`, RIDGES, 1), [RIDGES, 1, 1]));
  const steps = weights.keep(tf.tensor3d(STEPS, [RIDGES, 1, 1]));

  /** Heights [4, 1, W], far to near; a nearer ridge hides what of a farther one is lower. */
  function profiles(knobs: Style, lies: Plane, x: Plane): Plane {
    const sines = tf.sin(plus(times(frequency, x), knobs.ridges));
    const peaks = minus(1, times(2, tf.sqrt(plus(square(sines), 0.003))));
    const waves = tf.reshape(between(sines, peaks, tf.sigmoid(knobs.peaks)), [RIDGES, WAVES, -1]);
    const rough = tf.concat([tf.ones([1, 2, 1]), tf.tile(knobs.rough, [1, WAVES - 2, 1])], 1);
    const profile = tf.reshape(tf.sum(times(loudness, rough, waves), 1), [RIDGES, 1, -1]) as Plane;
    const flat = together(tf.ones([RIDGES - 1, 1, 1]), minus(1, times(0.985, lies)));
    const base = plus(knobs.land, times(knobs.step, behind), knobs.heights);
    const found = each(minus(base, times(knobs.rise, flat, profile)), RIDGES);
    for (let k = RIDGES - 2; k >= 0; k--) {
      const [ridge, nearer] = [found[k], found[k + 1]];
      if (ridge && nearer) found[k] = tf.minimum(ridge, nearer);
    }
    return together(...found);
  }

  return (knobs: Style, x: Plane, y: Plane, light: Sun, hidden: Plane): Land => {
    const lies = tf.sigmoid(knobs.water);
    const found = profiles(knobs, lies, x);
    const depth = minus(y, found);
    const land = edge(depth, times(knobs.edge, knobs.sharp));
    const [top, low] = [channels(knobs.sky, 0), channels(knobs.sky, 1)];
    const sky = between(top, low, clamped(over(plus(y, 1), plus(knobs.land, 1)), 0, 1));
    const all = between(low, knobs.near, steps);
    // Water takes the sky's colour; land is hazy below its ridge.
    const levels = together(channels(all, 0, 3), between(channels(all, 3), between(low, top, 0.25), lies));
    const haze = together(tf.tile(knobs.mist, [3, 1, 1]), times(knobs.mist, minus(1, times(1.6, lies))));
    const down = clamped(depth, 0, DEEP);
    const open = minus(1, channels(land, 0));
    const ground = plus(sky, times(knobs.glow, minus(light.halo, 0.25)));
    const heights = plus(levels, times(haze, down));
    const steps4 = minus(heights, together(ground, channels(heights, 0, 3)));
    const u = plus(ground, tf.sum(times(land, steps4), 0, true));
    // The sun's path on water: dashes, shorter and closer towards the far shore.
    const far = channels(down, 3);
    const dash = tf.sin(plus(times(9, tf.log(plus(far, 0.02))), times(22, far), times(2.2, hidden)));
    const aside = over(minus(x, channels(knobs.sunAt, 0)), plus(knobs.sunSize, 0.02, times(0.35, far)));
    const path = over(lies, plus(1, square(square(aside))));
    return {
      u,
      spot: plus(times(light.disc, open), times(channels(land, 3), path, edge(minus(dash, 0.25), 5))),
      light: times(0.05, light.halo, open),
      land,
      depth,
      hills: minus(channels(found, 0), knobs.land),
    };
  };
}

/** Engraved lines: their breadth is the tone; on land they follow the ridges, and the moon turns them round itself. */
export function engraved(
  knobs: Style,
  x: Plane,
  y: Plane,
  { disc, halo, dome }: Sun,
  { land, depth }: Land,
  height: Plane,
): Parts {
  const { slant, fine, hatch, paper } = knobs;
  const [along, aside] = [tf.sin(slant), tf.cos(slant)];
  const hugged = mixed(tf.reshape(knobs.hug, [1, -1]), times(land, depth));
  const lit = times(dome, disc);
  const lying = plus(times(x, along), times(y, aside), hugged, times(0.22, lit), times(0.04, height));
  const contour = plus(times(0.26, height), times(0.5, hugged));
  const way = times(fine, between(lying, contour, tf.sigmoid(knobs.contour)));
  const shares = tf.reshape(channels(hatch, 1, 6), [1, -1]);
  const shaded = plus(mixed(shares, together(land, lit, height)), channels(hatch, 0));
  const tone = minus(minus(shaded, times(0.16, minus(halo, 0.3))), times(0.1, y));
  const crossed = times(fine, minus(times(x, aside), times(y, along)));
  // The share of a period that is ink: cos(t) > cos(pi share), without a sine of a pixel.
  const cut = (args: Plane, share: Plane) =>
    edge(minus(tf.cos(args), clamped(minus(1, times(2, share)), -1.7, 1.8)), times(4, knobs.sharp));
  const bare = times(minus(1, cut(way, tone)), minus(1, cut(crossed, minus(tone, 0.46))));
  // Light ink belongs on a dark ground.
  const side = minus(1, times(2, tf.sigmoid(times(4, knobs.negative))));
  const tints = plus(minus(channels(land, 0), times(0.5, channels(land, 2))), times(0.3, height));
  return {
    u: plus(times(channels(paper, 0), side), times(channels(paper, 1), tints)),
    ink: minus(1, bare),
    spot: times(0.85, disc, minus(1, channels(land, 0))),
  };
}
