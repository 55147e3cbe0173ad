import { dabbed, withDabs } from "@/core/picture/finish/dabs";
import { halved } from "@/core/picture/render/octaves";
import { halfOf, type Shape, shortSide } from "@/core/picture/render/shape";
import type { Pixels } from "../prepare";
import { resized } from "./item";
import type { PaintPlan } from "./plan";

/** Pixels of the shorter side of what is set down in dabs, at most: larger ones are enlarged from it, and the hand's strokes go on top. */
const MOST = 320;

/** What a hand paints on: a plain picture, set down in dabs as far as the plan says and it is painted. */
export class Ground {
  /** Pictures in dabs by their width: two sizes of one picture may be made from one. */
  private readonly made = new Map<number, Pixels>();

  /** `directions`: where the picture's forms lead. */
  constructor(
    private readonly plan: Pick<PaintPlan, "dabs" | "stroke" | "places" | "amount">,
    private readonly directions: Uint8Array,
  ) {}

  /** RGB bytes of the picture at a size; `plain`, its plain bytes, itself where there are no dabs. */
  async of(plain: Uint8Array, shape: Shape): Promise<Uint8Array> {
    const { dabs: share, places, amount } = this.plan;
    if (share === 0) return plain;
    const dabs = await resized(this.small({ rgb: plain, shape }), shape);
    if (share === 1 && !places && amount === 1) return dabs;
    return withDabs(plain, dabs, { shape, share, amount: places?.amount ?? amount });
  }

  /** In dabs at half the size or less: dabs are larger than that is coarse. */
  private small({ rgb, shape }: Pixels): Pixels {
    const half = halfOf(shape);
    if (shortSide(half) > MOST) return this.small({ rgb: halved(rgb, shape), shape: half });
    const known = this.made.get(half.width);
    if (known) return known;
    const dabs = { rgb: dabbed(halved(rgb, shape), half, this.directions, this.plan.stroke), shape: half };
    this.made.set(half.width, dabs);
    return dabs;
  }
}
