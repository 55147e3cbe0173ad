import { MASK_SIDE } from "@/core/picture/recipe/finish";

/** How a brush paints. `radius` is a share of the picture's shorter side, and `aspect` how often as wide as high that is; `softness` 0 hard .. 1 soft; `flow` 0..1, a pen's pressure. */
export type Brush = { radius: number; softness: number; flow: number; erases: boolean; aspect?: number };
/** A place in the picture, 0..1 from its left and its top. */
export type Place = { x: number; y: number };

/** Stamps are set this many radii apart, so that a fast stroke has no gaps. */
const APART = 1 / 3;

/** Levels [32 x 32] with one touch of the brush. The same touch again changes nothing. */
export function touched(levels: Float32Array, at: Place, brush: Brush): Float32Array {
  const painted = levels.slice();
  stamp(painted, at, brush);
  return painted;
}

/** Levels [32 x 32] with a stroke from one place to another. */
export function stroked(levels: Float32Array, from: Place, to: Place, brush: Brush): Float32Array {
  const painted = levels.slice();
  const { wide, high } = sidesOf(brush);
  const length = Math.hypot((to.x - from.x) * wide, (to.y - from.y) * high);
  const steps = Math.max(1, Math.ceil(length / Math.max(1e-3, brush.radius * APART)));
  for (let i = 1; i <= steps; i++) {
    const t = i / steps;
    stamp(painted, { x: from.x + t * (to.x - from.x), y: from.y + t * (to.y - from.y) }, brush);
  }
  return painted;
}

/** The picture's sides, the shorter one 1. */
const sidesOf = ({ aspect = 1 }: Brush) => ({ wide: Math.max(1, aspect), high: Math.max(1, 1 / aspect) });

function stamp(levels: Float32Array, { x, y }: Place, brush: Brush): void {
  const { radius, softness, flow, erases } = brush;
  const { wide, high } = sidesOf(brush);
  // A brush smaller than a mask's pixel would paint nothing.
  const reach = Math.max(radius, (0.6 * Math.max(wide, high)) / MASK_SIDE);
  const first = (of: number, side: number) => Math.max(0, Math.floor((of - reach / side) * MASK_SIDE));
  const last = (of: number, side: number) =>
    Math.min(MASK_SIDE - 1, Math.ceil((of + reach / side) * MASK_SIDE));
  for (let row = first(y, high); row <= last(y, high); row++) {
    for (let column = first(x, wide); column <= last(x, wide); column++) {
      const away =
        Math.hypot(wide * ((column + 0.5) / MASK_SIDE - x), high * ((row + 0.5) / MASK_SIDE - y)) / reach;
      const force = flow * falloff(away, softness);
      const at = row * MASK_SIDE + column;
      const before = levels[at] ?? 0;
      levels[at] = erases ? Math.min(before, 1 - force) : Math.max(before, force);
    }
  }
}

/** 1 in the middle, 0 from the brush's edge on; the softer, the earlier it begins to fall. */
function falloff(away: number, softness: number): number {
  const start = 1 - Math.max(0.05, softness);
  if (away <= start) return 1;
  if (away >= 1) return 0;
  const t = (1 - away) / (1 - start);
  return t * t * (3 - 2 * t);
}
