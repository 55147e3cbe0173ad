import * as tf from "@tensorflow/tfjs-core";
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
  skewed,
  square,
  type Term,
  times,
  together,
} from "./planes";

type Ellipse = readonly [across: Term, down: Term, breadth: Term, height: Term, turn: Term];

/** A turned ellipse as weights [1, 6] of x², y², x y, x, y, 1: 1 at its centre, 0 on its line. */
function conic([across, down, breadth, height, turn]: Ellipse): tf.Tensor2D {
  const angle = plus(turn, tf.zeros([1, 1, 1]));
  const [c, s] = [tf.cos(angle), tf.sin(angle)];
  const [p, q] = [over(1, times(breadth, breadth)), over(1, times(height, height))];
  const xx = plus(times(c, c, p), times(s, s, q));
  const yy = plus(times(s, s, p), times(c, c, q));
  const xy = times(2, c, s, minus(p, q));
  const ofX = plus(times(2, xx, across), times(xy, down));
  const ofY = plus(times(2, yy, down), times(xy, across));
  const inner = plus(times(xx, across, across), times(yy, down, down), times(xy, across, down));
  const row = [tf.neg(xx), tf.neg(yy), tf.neg(xy), ofX, ofY, minus(1, inner)] as Plane[];
  return tf.reshape(together(...row), [1, 6]);
}

const five = (knob: Plane): Ellipse => each(knob, 5) as unknown as Ellipse;

/** An eye lies on its wing, so far out along it. */
function eye([across, down, breadth, , turn]: Ellipse, out: Plane, size: Plane): tf.Tensor2D {
  const along = times(minus(out, 0.35), breadth);
  const angle = turn as Plane;
  const [dx, dy] = [times(along, tf.cos(angle)), times(along, tf.sin(angle))];
  return conic([plus(across, dx), plus(down, dy), size, size, 0]);
}

/** A moth on a quiet ground: ellipses in a plane that is folded down its middle. hidden [2, H, W] */
export function moth(knobs: Style, wide: Plane, high: Plane, hidden: Plane): Parts {
  const [x, y] = [over(wide, knobs.close), over(high, knobs.close)];
  const cut = (distance: Plane, sharp: number) => edge(distance, times(sharp, knobs.sharp));
  const side = tf.sqrt(plus(square(x), 0.0001)) as Plane;
  const [upper, lower] = [five(knobs.upper), five(knobs.lower)];
  const [thick, long] = [channels(knobs.body, 0), channels(knobs.body, 1)];
  const eyes = (i: number) => channels(knobs.eyes, i);
  const conics = tf.concat(
    [
      ...[conic(upper), conic(lower), eye(upper, eyes(0), eyes(1)), eye(lower, eyes(2), eyes(3))],
      ...[
        conic([0, 0.06, thick, long, 0]),
        conic([plus(0.05, times(0.5, thick)), minus(0.02, long), 0.1, 0.22, -0.5]),
      ],
    ],
    0,
  );
  const both = times(side, y);
  const one = tf.onesLike(both);
  const monomials = together(
    times(square(x), one),
    times(square(y), one),
    both,
    times(side, one),
    times(y, one),
    one,
  );
  const plane = mixed(conics, monomials);
  const [wingEye, smallEye, trunk, feeler] = [2, 3, 4, 5].map((i) => channels(plane, i)) as [
    Plane,
    Plane,
    Plane,
    Plane,
  ];
  const ragged = times(knobs.ragged, channels(hidden, 0));
  const [over1, under] = [plus(channels(plane, 0), ragged), plus(channels(plane, 1), ragged)];
  const [upperMask, lowerMask, body] = [cut(over1, 26), cut(under, 22), cut(trunk, 9)];
  const stir = times(1.2, channels(hidden, 1));
  const swell = (wing: Plane, i: number) => {
    const [rate, start] = [channels(knobs.marks, 2 * i), channels(knobs.marks, 2 * i + 1)];
    return times(channels(knobs.bands, i), skewed(plus(times(rate, wing), start, stir)));
  };
  const ground = channels(knobs.quiet, 0);
  const apart = (level: Plane) =>
    plus(
      ground,
      times(0.85, tf.tanh(minus(times(3, minus(level, ground)), times(0.6, tf.tanh(times(6, ground)))))),
    );
  const halo = over(0.16, plus(1, times(2, plus(square(x), square(y)))));
  const quiet = plus(minus(minus(ground, 0.1), times(0.1, y)), halo);
  const winged = between(quiet, plus(apart(channels(knobs.quiet, 2)), swell(under, 1)), lowerMask);
  // The upper wing throws a shadow where it begins.
  const rim = times(0.25, clamped(minus(1, times(2.5, over1)), 0, 1));
  const painted = between(
    winged,
    minus(plus(apart(channels(knobs.quiet, 1)), swell(over1, 0)), rim),
    upperMask,
  );
  const [off, bare] = [minus(1, upperMask), minus(1, body)];
  const behind = times(lowerMask, off);
  const pupils = tf.maximum(
    times(cut(minus(wingEye, 0.55), 7), upperMask),
    times(cut(minus(smallEye, 0.55), 7), behind),
  );
  const seen = plus(times(cut(wingEye, 8), upperMask), times(cut(smallEye, 7), behind));
  const head = cut(minus(minus(0.12, long), y), 40);
  const feelers = times(cut(minus(0.1, tf.abs(feeler)), 22), head, off);
  const lines = tf.minimum(tf.abs(over1), plus(tf.abs(under), upperMask));
  const outline = times(tf.relu(knobs.outline), cut(minus(0.05, lines), 40));
  return {
    u: between(painted, plus(apart(tf.neg(ground)), times(0.35, tf.sin(times(26, y)))), body),
    spot: times(seen, bare),
    ink: tf.maximum(times(tf.maximum(pupils, outline), bare), feelers),
  };
}
