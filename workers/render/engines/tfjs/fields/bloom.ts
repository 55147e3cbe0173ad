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

const RINGS = 5;
const ODD = [1, 0, 1, 0, 1];

type Angle = [cos: Plane, sin: Plane];

/**
 * Cosines and sines of 4, 5, 6, 8 and 12 times an angle from its own; the sines are a quarter, the whole, a half, an eighth and a
 * quarter of themselves.
 */
function multiples([c1, s1]: Angle): { cos: Plane; sin: Plane } {
  const [c2, s2] = [minus(1, times(2, square(s1))), times(c1, s1)];
  const [c4, s4] = [minus(1, times(8, square(s2))), times(c2, s2)];
  const [c5, s5] = [minus(times(c1, c4), times(4, s1, s4)), plus(times(s1, c4), times(4, c1, s4))];
  const [c6, s6] = [minus(times(c2, c4), times(8, s2, s4)), plus(times(s2, c4), times(2, c2, s4))];
  const [c8, s8] = [minus(1, times(32, square(s4))), times(c4, s4)];
  const [c12, s12] = [minus(1, times(8, square(s6))), times(c6, s6)];
  return { cos: together(c4, c5, c6, c8, c12), sin: together(s4, s5, s6, s8, s12) };
}

/** Rings of petals one upon another, four to twelve to a turn, on a quiet ground. */
export function openBloom(weights: Weights) {
  const radii = weights.keep(
    tf.reshape(weights.vector("synthesis.figures.bloom.radius", RINGS), [RINGS, 1, 1]),
  );
  const odd = weights.keep(tf.tensor3d(ODD, [RINGS, 1, 1]));
  const even = weights.keep(
    tf.tensor3d(
      ODD.map((o) => 1 - o),
      [RINGS, 1, 1],
    ),
  );
  const folds = weights.keep(
    tf.tensor3d(
      ODD.map((o) => 4.2 * o - 2.1),
      [RINGS, 1, 1],
    ),
  );
  const whole = weights.keep(tf.tensor2d([[4, 1, 2, 8, 4]]));
  const column = (t: Plane): tf.Tensor2D => tf.reshape(t, [-1, 1]);

  return (knobs: Style, x: Plane, y: Plane): Parts => {
    const [px, py] = [minus(x, channels(knobs.heart, 0)), minus(y, channels(knobs.heart, 1))];
    const r = tf.sqrt(plus(square(px), square(py), 0.0005)) as Plane;
    const { cos, sin } = multiples([over(px, r), over(py, r)]);
    const share = tf.softmax(tf.mul(tf.reshape(knobs.petals, [1, -1]), 1.6)) as tf.Tensor2D;
    const turned = plus(times(2, channels(knobs.twist, 0), r), channels(knobs.twist, 1));
    const petal = plus(
      times(mixed(share, cos), tf.cos(turned)),
      times(mixed(tf.mul(share, whole), sin), tf.sin(turned)),
    );
    // Half a petal's turn between one ring and the next, round outside and creased where they meet.
    const lobes = tf.sqrt(plus(0.505, times(0.49, together(petal, tf.neg(petal))))) as Plane;
    const radius = times(radii, knobs.ring, knobs.spread);
    const deep = times(radius, knobs.deep);
    const inward = [times(deep, odd), times(deep, even), tf.neg(tf.onesLike(deep))];
    const reach = plus(mixed(tf.concat(inward.map(column), 1), together(lobes, r)), minus(radius, deep));
    const masks = each(edge(reach, times(110, knobs.sharp)), RINGS);
    const levels = channels(knobs.levels, 1, RINGS);
    const rings = each(plus(levels, times(folds, clamped(reach, 0, 0.3))), RINGS);
    let u = minus(channels(knobs.levels, 0), times(0.16, r));
    let nested = tf.onesLike(r);
    // A smaller ring is seen only where it lies on the larger: what reaches over it is cut.
    for (const [i, ring] of rings.entries()) {
      nested = times(nested, masks[i] ?? 1);
      u = between(u, ring, nested);
    }
    const rim = times(0.6, edge(minus(0.012, tf.abs(channels(reach, 0))), times(140, knobs.sharp)));
    const fold = edge(minus(tf.abs(petal), 0.94), times(30, knobs.sharp));
    const vein = times(tf.relu(knobs.veins), fold, masks[0] ?? 1, minus(1, masks[3] ?? 0));
    return { u, spot: nested, ink: plus(rim, vein) };
  };
}
