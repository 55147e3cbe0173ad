import type { Lut } from "@/core/picture/palette";
import { gradesOf } from "./grading";
import { Lru } from "./lru";
import type { Prepared } from "./prepare";

/** Moving frames that share one grade; a settled picture always has its own. */
const FRAMES = 8;
const REMEMBERED = 32;

/** Grades of moving painted frames: measuring a picture's colours takes longer than painting it, and they change little from frame to frame. */
export class LastGrades {
  private readonly known = new Lru<{ grades: Lut[]; left: number }>(REMEMBERED);

  of(prepared: Prepared, rgb: Uint8Array): Lut[] {
    const { job, running, paint, ratio, target } = prepared;
    if (!paint || job.towards) return gradesOf(prepared, rgb, target);
    const { palette, seed } = job.recipe;
    const key = `${running.model.hash}/${seed}/${ratio}/${paint.colour}/${JSON.stringify(palette)}`;
    const found = this.known.get(key);
    if (found && found.left > 0) {
      found.left -= 1;
      return found.grades;
    }
    const grades = gradesOf(prepared, rgb, target);
    this.known.set(key, { grades, left: FRAMES });
    return grades;
  }
}
