import { brushed, directionsOf, withoutBrushwork } from "@/core/picture/finish/brushwork";
import type { Shape } from "@/core/picture/render/shape";
import type { Tile } from "../engines/engine";

/** The brushwork of one picture: laid on before the finish paints, taken off afterwards where nothing was painted. */
export class Brushing {
  private readonly directions: Uint8Array;

  /** `plain` RGB bytes: the picture at the size whose forms count, or smaller. */
  constructor(
    private readonly amount: number,
    plain: Uint8Array,
    shape: Shape,
  ) {
    this.directions = amount > 0 ? directionsOf(plain, shape) : new Uint8Array(0);
  }

  /** A part of the picture at a size, with brushwork; `rgb` itself where there is none. */
  lay(rgb: Uint8Array, shape: Shape, part: Tile = { x: 0, y: 0, ...shape }): Uint8Array {
    const { directions, amount } = this;
    return brushed(rgb, { part, shape, directions, amount });
  }

  /** What was painted of `given`, which was laid on `plain`. */
  lift(painted: Uint8Array, given: Uint8Array, plain: Uint8Array): Uint8Array {
    withoutBrushwork(painted, given, plain);
    return painted;
  }
}
