import * as tf from "@tensorflow/tfjs-core";
import type { Style } from "./knobs";
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
  square,
  times,
} from "./planes";

/** Half breadths [3, H, 1] of three turned vessels, and places from top 0 to foot 1: functions of y alone. */
function profiles(knobs: Style, y: Plane): { r: Plane; t: Plane } {
  const t = plus(over(minus(y, knobs.foot), knobs.tall), 1);
  const at = clamped(t, 0, 1);
  const [base, belly, lean] = [0, 1, 2].map((i) => channels(knobs.swell, i)) as [Plane, Plane, Plane];
  const turned = (from: number) => channels(knobs.turned, from, 3);
  const swell = plus(
    base,
    times(belly, tf.sin(times(Math.PI, at, plus(0.7, times(0.3, at))))),
    times(plus(lean, turned(0)), tf.sin(times(2 * Math.PI, at))),
    times(turned(3), tf.sin(times(3 * Math.PI, at))),
    times(0.5, turned(6), tf.sin(times(4 * Math.PI, at))),
  );
  const lip = over(0.22, plus(1, square(times(14, at))));
  return { r: times(knobs.girth, plus(clamped(swell, 0.24, 1.7), lip)), t };
}

/** Three turned vessels on a table before a wall, lit from the left. */
export function vessel(knobs: Style, x: Plane, y: Plane, hidden: Plane): Parts {
  const { stand, tall, foot, wall: walls, sharp } = knobs;
  const { r, t } = profiles(knobs, y);
  const xi = minus(over(x, r), over(stand, r));
  const q = minus(1, square(xi));
  // Seen a little from above: the foot bulges down, the mouth is an ellipse.
  const [down, up] = [times(minus(1, t), tall), times(t, tall)];
  const sides = tf.minimum(times(q, times(0.5, r)), plus(up, times(0.014, q)));
  const masks = edge(tf.minimum(sides, plus(down, times(0.05, tf.maximum(q, -1)))), times(150, sharp));
  const mouth = edge(minus(q, plus(square(over(up, 0.055)), 0.12)), times(14, sharp));
  const { glazes, round } = knobs;
  const shade = times(round, xi, plus(0.42, times(0.26, xi)));
  const body = minus(minus(plus(glazes, times(0.16, round)), shade), times(0.75, mouth));
  const before = minus(y, knobs.table);
  const table = edge(before, times(120, sharp));
  const wall = times(minus(channels(walls, 0), times(0.12, y)), minus(1, table));
  const top = times(plus(channels(walls, 1), times(0.16, before)), table);
  const ground = plus(wall, top, times(minus(times(0.18, table), 0.28), x), times(0.1, hidden));
  // Shadows lie to the right of each foot.
  const lie = plus(
    times(7, square(minus(x, plus(stand, 0.24)))),
    times(190, square(minus(y, minus(foot, 0.01)))),
  );
  const shadow = tf.minimum(tf.sum(over(1, plus(1, square(lie))), 0, true), 1.1);
  const lit = minus(ground, times(times(0.42, table), shadow));
  const [left, middle, right] = [0, 1, 2].map((i) => channels(masks, i)) as [Plane, Plane, Plane];
  const glazed = (under: Plane, i: number, mask: Plane) => between(under, channels(body, i), mask);
  const seen = times(left, minus(1, middle), minus(1, right));
  const gleam = over(middle, plus(1, times(60, square(plus(channels(xi, 1), 0.42)))));
  return {
    u: glazed(glazed(glazed(lit, 0, left), 2, right), 1, middle),
    spot: times(0.8, seen, minus(1, channels(mouth, 0))),
    light: minus(times(0.07, gleam), times(0.1, seen, plus(channels(xi, 0), 0.1))),
  };
}
