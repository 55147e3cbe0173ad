import * as tf from "@tensorflow/tfjs-core";
import type { Style } from "./knobs";
import type { Sun } from "./land";
import {
  between,
  channels,
  clamped,
  edge,
  minus,
  over,
  type Parts,
  type Plane,
  plus,
  skewed,
  square,
  times,
} from "./planes";

/**
 * A plane seen in perspective: rows that run to a point on the horizon, strips across them, hills behind and an avenue of trees.
 * `hills` [1, 1, W]: how far the hills hang below the horizon.
 */
export function furrow(knobs: Style, x: Plane, y: Plane, sun: Sun, hills: Plane, hidden: Plane): Parts {
  const { eye, ways, rows, ground: levels, sky: skies, patches: strength, sharp } = knobs;
  const across = minus(x, channels(eye, 0));
  const down = minus(y, channels(eye, 1));
  const ground = edge(down, times(150, sharp));
  const z = over(0.35, plus(tf.sqrt(plus(square(down), 0.0004)), 0.035));
  const args = plus(times(rows, tf.cos(ways), z, across), times(rows, tf.sin(ways), z), knobs.along);
  const waves = tf.sin(plus(args, times(0.3, hidden)));
  // What would be finer than a pixel fades out towards the horizon.
  const fineness = square(times(rows, z, plus(z, 0.5), 1 / 26));
  const fade = over(1, plus(1, square(fineness)));
  const strips = times(strength, tf.tanh(times(9, sharp, channels(waves, 0, 2))), channels(fade, 0, 2));
  const [low, high] = [channels(levels, 0), channels(levels, 1)];
  const field = plus(between(high, low, clamped(times(1.1, down), 0, 1)), tf.sum(strips, 0, true));
  const [top, bottom] = [channels(skies, 0), channels(skies, 1)];
  const above = between(top, bottom, clamped(over(plus(y, 1), plus(channels(eye, 1), 1)), 0, 1));
  const sky = plus(above, times(knobs.glow, minus(sun.halo, 0.3)));
  const behind = edge(minus(plus(down, 0.05), times(0.6, hills)), times(130, sharp));
  const hill = plus(between(bottom, knobs.near, 0.45), times(knobs.hills, plus(down, 0.2)));
  const land = between(between(sky, hill, behind), field, ground);
  const ploughed = times(ground, channels(fade, 2));
  const lines = times(
    ploughed,
    tf.relu(knobs.furrows),
    edge(minus(channels(waves, 2), 0.72), times(7, sharp)),
  );
  // Trees at even distances stand on two lines that meet at the eye's point: a silhouette that depends on x alone.
  const away = tf.sqrt(plus(square(across), 0.0009)) as Plane;
  const turns = plus(over(13, plus(away, 0.1)), times(0.6, tf.sin(times(9, x))));
  const crown = clamped(minus(times(1.7, tf.cos(turns)), 0.25), 0, 1.2);
  const tall = tf.relu(knobs.trees) as Plane;
  const grown = times(tall, tf.sqrt(plus(crown, 0.001)), clamped(minus(times(8, away), 0.5), 0, 1));
  const leaf = plus(down, times(away, plus(0.05, grown)));
  const tree = tf.minimum(leaf, minus(times(0.09, away), down));
  const mask = times(edge(tree, times(130, sharp)), edge(minus(tall, 0.1), 40));
  const [sight, bare] = [minus(1, ground), minus(1, mask)];
  return {
    u: between(land, plus(knobs.near, times(0.25, leaf)), mask),
    spot: times(sun.disc, minus(1, behind), sight, bare),
    ink: times(lines, bare),
    light: plus(times(0.04, sun.halo, sight), times(0.03, ploughed, skewed(channels(args, 2)), bare)),
  };
}
