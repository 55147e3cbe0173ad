import { Lut } from "./lut";
import { distanceSquared, type Oklab, oklabOfUnit, unitOf } from "./oklab";

/** Softness of the border between two colours' influence, in squared OKLab distance. */
const SOFTNESS = 0.02;

/** Colours of a cube's nodes, as far as any picture needed them: the same for every grade. */
const nodes: (Oklab | undefined)[] = [];

/**
 * A grade: every colour moves as the palette colours near it move, `own[i]` to `target[i]`, blended smoothly by distance. Strength 0 is
 * no grade, 1 the whole way.
 */
export function bring(own: readonly Oklab[], target: readonly Oklab[], strength: number): Lut {
  const moves = own.map((from, i): Oklab => {
    const to = target[i] ?? from;
    return [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
  });
  return new Lut((colour, node) => {
    nodes[node] ??= oklabOfUnit(colour[0], colour[1], colour[2]);
    return unitOf(moved(nodes[node], { own, moves, strength }));
  });
}

type Moves = { own: readonly Oklab[]; moves: readonly Oklab[]; strength: number };

/** Plain loops: this runs for thousands of colours each time a picture's own colours change. */
function moved(colour: Oklab, { own, moves, strength }: Moves): Oklab {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < own.length; i++) least = Math.min(least, distanceSquared(colour, own[i] as Oklab));
  let [total, L, a, b] = [0, 0, 0, 0];
  for (let i = 0; i < own.length; i++) {
    const by = moves[i] as Oklab;
    const weight = Math.exp((least - distanceSquared(colour, own[i] as Oklab)) / SOFTNESS);
    total += weight;
    L += weight * by[0];
    a += weight * by[1];
    b += weight * by[2];
  }
  const scale = total > 0 ? strength / total : 0;
  return [colour[0] + L * scale, colour[1] + a * scale, colour[2] + b * scale];
}
