import * as tf from "@tensorflow/tfjs-core";
import type { Weights } from "../weights";
import { openBloom } from "./bloom";
import { furrow } from "./furrow";
import { openKnobs, type Style } from "./knobs";
import { engraved, type Land, openLand, sun } from "./land";
import { layer, matMul, W } from "./linear";
import { moth } from "./moth";
import {
  channels,
  clamped,
  columnOf,
  edge,
  minus,
  mixed,
  over,
  type Parts,
  type Plane,
  plus,
  skewed,
  square,
  times,
  together,
} from "./planes";
import { vessel } from "./vessel";
import { FIRST } from "./waves";

const SECOND = 6;
const READ = 5;
/** The families in order, and how much of each one's ramp is a wash of the hidden neurons. */
const WASH = { ridge: 0.05, furrow: 0.07, vessel: 0.05, moth: 0.04, bloom: 0.05, burin: 0, tide: 0.16 };
export const FAMILIES = Object.keys(WASH);
export const MIRRORED = FAMILIES.indexOf("moth");
const PARTS = ["u", "spot", "ink", "light"] as const;

/** What the open families draw together [4, H, W]: a place on the ramp, a spot of colour, ink, light. A closed family is not drawn. */
export function openFigures(weights: Weights) {
  const matrix = (name: string, r: number, c: number) => weights.matrix(`synthesis.figures.${name}`, r, c);
  const second = matrix("second", SECOND, FIRST);
  const secondPhase = matrix("second_phase", W, SECOND);
  const read = matrix("read", READ, FIRST + SECOND);
  const tides = matrix("tides", 3, 2);
  const washes = weights.keep(tf.tensor2d([Object.values(WASH)]));
  const knobsOf = openKnobs(weights);
  const land = openLand(weights);
  const bloom = openBloom(weights);

  /** w [L, 64], how far each family is open [1, 7], waves [2 + FIRST, H, W], x [1, 1, W], y [1, H, 1], how sharp edges are [1, 1, 1] */
  return (
    w: tf.Tensor2D,
    open: tf.Tensor2D,
    q: Plane,
    x: Plane,
    y: Plane,
    sharp: Plane,
  ): { drawn: Plane; knobs: Style } => {
    const knobs = { ...knobsOf(w), sharp };
    const neurons = mixed(read, hidden(w, q));
    const [ripple, height, wash] = [channels(neurons, 0), channels(neurons, 1), channels(neurons, 4)];
    const light = sun(knobs, x, y);
    let ridges: Land | undefined;
    const ridge = (): Land => {
      ridges ??= land(knobs, x, y, light, ripple);
      return ridges;
    };
    const families: (() => Parts)[] = [
      () => ({ u: ridge().u, spot: ridge().spot, light: ridge().light }),
      () => furrow(knobs, x, y, light, ridge().hills, ripple),
      () => vessel(knobs, x, y, ripple),
      () => moth(knobs, x, y, channels(neurons, 2, 2)),
      () => bloom(knobs, x, y),
      () => engraved(knobs, x, y, light, ridge(), height),
      () => tide(knobs, q, neurons),
    ];
    const shares = open.dataSync();
    const rows = families.flatMap((draw, family) => {
      if (shares[family] === 0) return [];
      const parts = draw();
      return PARTS.flatMap((part, index) => (parts[part] ? [{ row: parts[part], family, index }] : []));
    });
    const weights = rows.map(({ family, index }) => placed(tf.slice(open, [0, family], [1, 1]), index));
    const washed = placed(tf.sum(tf.mul(open, washes), 1, true), 0);
    return {
      drawn: mixed(tf.concat([washed, ...weights], 1), together(wash, ...rows.map(({ row }) => row))),
      knobs,
    };
  };

  /** Sines and bells [FIRST + SECOND, H, W] */
  function hidden(w: tf.Tensor2D, q: Plane): Plane {
    const first = tf.sin(channels(q, 2, FIRST)) as Plane;
    const sums = plus(mixed(second, first), columnOf(matMul(layer(w, 5), secondPhase)));
    const bells = minus(over(2, plus(1, square(channels(sums, 0, SECOND / 2)))), 1);
    return together(first, bells, tf.sin(channels(sums, SECOND / 2, SECOND / 2)));
  }

  /** Lying swells of the bent plane, with fine lines as of marbled paper. */
  function tide(knobs: Style, q: Plane, neurons: Plane): Parts {
    const stirred = times(knobs.stir, channels(neurons, 0, 3));
    const args = plus(mixed(tides, channels(q, 0, 2)), knobs.tiding, stirred);
    const share = (i: number) => channels(knobs.tides, i);
    const swells = skewed(channels(args, 0, 2));
    const u = plus(times(share(0), channels(swells, 0)), times(share(1), channels(swells, 1)), knobs.lie);
    return {
      u,
      ink: times(
        clamped(share(2), 0, 1),
        edge(minus(tf.sin(channels(args, 2)), 0.88), times(9, knobs.sharp)),
      ),
    };
  }
}

/** A gate [1, 1] in the row of its part, zero in the others: [4, 1]. */
const placed = (gate: tf.Tensor, index: number): tf.Tensor2D =>
  tf.mul(
    gate,
    tf.tensor2d(
      PARTS.map((_, i) => (i === index ? 1 : 0)),
      [PARTS.length, 1],
    ),
  );
