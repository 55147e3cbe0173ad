import { gradeOf, type Lut } from "@/core/picture/palette";
import type { Shape } from "@/core/picture/render/shape";
import type { Prepared } from "./prepare";

/** Pixels graded at a time where the picture is large: moving frames are made in between. */
const SLICE = 1 << 20;

type Graded = Pick<Prepared, "job" | "running" | "paint">;

/**
 * The grades that bring a whole picture to its room's colours, where the network could not. A network with
 * colours as inputs draws them exactly. A finish then replaces them by its hands' colours to some degree, and the grade brings them back
 * to the same degree. There are two grades for a picture in the transition to another.
 */
export function gradesOf({ job, running, paint }: Graded, rgb: Uint8Array, shape: Shape): Lut[] {
  const exact = running.model.file.paletteSlots > 0;
  const needed = exact ? (paint ? 1 - paint.colour : 0) : 1;
  if (needed === 0) return [];
  const { recipe, towards } = job;
  const t = towards?.t ?? 0;
  const sides = [{ still: recipe, part: 1 - t }, ...(towards ? [{ still: towards.recipe, part: t }] : [])];
  const wanted = sides.flatMap(({ still: { palette, seed }, part }) =>
    palette && part > 0
      ? [{ colours: palette.colours, strength: palette.strength * part * needed, seed }]
      : [],
  );
  const grades: Lut[] = [];
  // Each is measured in what those before it made.
  const seen = wanted.length > 1 ? rgb.slice() : rgb;
  for (const palette of wanted) {
    const lut = gradeOf(seen, shape, palette, palette.seed);
    if (!lut) continue;
    grades.push(lut);
    if (wanted.length > 1) lut.apply(seen);
  }
  return grades;
}

/** Brings a whole picture to the room's colours, in place. */
export function grade(prepared: Graded, rgb: Uint8Array, shape: Shape): void {
  for (const lut of gradesOf(prepared, rgb, shape)) lut.apply(rgb);
}

/** The same in slices: grades that were measured elsewhere, a part of the picture at each step. */
export class Grading {
  private at = 0;

  constructor(
    private readonly grades: readonly Lut[],
    private readonly rgb: Uint8Array,
  ) {}

  get done(): boolean {
    return this.grades.length === 0 || this.at >= this.rgb.length;
  }

  step(): void {
    this.until(this.at + SLICE * 3);
  }

  /** As far as the picture's first `bytes`, those that are there already. */
  until(bytes: number): void {
    const slice = this.rgb.subarray(this.at, Math.max(this.at, bytes));
    for (const lut of this.grades) lut.apply(slice);
    this.at += slice.length;
  }
}
