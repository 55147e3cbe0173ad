import { lerpArea, scaled } from "./area";
import type { FinishMix, HandPart } from "./mix";

/**
 * The finish of a picture in the transition from one to another: hands by their shares, masks place by place, strength, strokes,
 * colours, brushwork, dabs and edges by number. One that is not painted fades into one that is. Of two finishes the nearer one paints, because two networks cannot be mixed.
 */
export function mixBetween(a: FinishMix | null, b: FinishMix | null, t: number): FinishMix | null {
  if (t <= 0) return a;
  if (t >= 1) return b;
  if (!a || !b) {
    const painted = a ?? b;
    return painted && { ...painted, amount: scaled(painted.amount, a ? 1 - t : t) };
  }
  if (a.model.hash !== b.model.hash) return t < 0.5 ? a : b;
  const lerp = (x: number, y: number) => (1 - t) * x + t * y;
  const parts = new Map<string, HandPart>();
  const keyOf = ({ hand, vector }: HandPart) => `${hand}/${vector ?? ""}`;
  for (const part of a.parts) parts.set(keyOf(part), { ...part, weight: lerpArea(part.weight, 0, t) });
  for (const part of b.parts) {
    const before = a.parts.find((other) => keyOf(other) === keyOf(part));
    parts.set(keyOf(part), { ...part, weight: lerpArea(before?.weight ?? 0, part.weight, t) });
  }
  return {
    model: a.model,
    parts: [...parts].sort(([x], [y]) => (x < y ? -1 : 1)).map(([, part]) => part),
    amount: lerpArea(a.amount, b.amount, t),
    strength: lerp(a.strength, b.strength),
    stroke: lerp(a.stroke, b.stroke),
    colour: lerp(a.colour, b.colour),
    brushwork: lerp(a.brushwork, b.brushwork),
    dabs: lerp(a.dabs, b.dabs),
    edges: lerp(a.edges, b.edges),
  };
}
