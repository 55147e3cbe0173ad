import type { LiveRoom } from "@/app/_room/live/live-room";
import { type Brush, type Place, stroked, touched } from "@/core/picture/finish/brush";
import type { HandId } from "@/core/picture/recipe/finish";
import { MASK_SIDE } from "@/core/picture/recipe/finish";
import { readMask, writeMask } from "@/core/picture/recipe/mask";
import { myShare } from "./hands";

const PIXELS = MASK_SIDE * MASK_SIDE;

/**
 * One stroke of the brush: a gesture, which one undo takes back. Each move says where the hand then is as a whole, and the
 * last one counts. Painting with a hand that was everywhere begins with no place at all; erasing it begins with the whole.
 */
export class Stroke {
  #levels: Float32Array;
  #last: Place | null = null;
  readonly #amount: number;
  readonly #gesture: number;

  constructor(
    private readonly live: LiveRoom,
    private readonly hand: HandId,
    erases: boolean,
  ) {
    const share = myShare(live, hand);
    this.#amount = share?.amount ?? 1;
    this.#gesture = live.newGesture();
    const whole = erases && share !== null && share.mask === undefined;
    this.#levels =
      share?.mask === undefined ? new Float32Array(PIXELS).fill(whole ? 1 : 0) : readMask(share.mask);
  }

  to(place: Place, brush: Brush): void {
    this.#levels = this.#last
      ? stroked(this.#levels, this.#last, place, brush)
      : touched(this.#levels, place, brush);
    this.#last = place;
    const value = { amount: this.#amount, mask: writeMask(this.#levels) };
    this.live.write({ kind: "hand", hand: this.hand, value }, this.#gesture);
  }
}
