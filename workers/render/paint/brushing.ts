import { brushed, directionsOf, withoutBrushwork } from "@/core/picture/finish/brushwork";
import type { Shape } from "@/core/picture/render/shape";
import type { Tile } from "../engines/engine";
import { Ground } from "./ground";
import type { PaintPlan } from "./plan";

/** What is done to one picture before the finish paints it: dabs, then brushwork, which is taken off afterwards where nothing was painted. */
export class Brushing {
  private readonly directions: Uint8Array;
  private readonly amount: number;
  /** The picture set down in dabs, on which brushwork is laid. */
  readonly ground: Ground;

  /** `plain` RGB bytes: the picture at the size whose forms count, or smaller. */
  constructor(
    plan: Pick<PaintPlan, "brushwork" | "dabs" | "stroke" | "places" | "amount">,
    plain: Uint8Array,
    shape: Shape,
  ) {
    this.amount = plan.brushwork;
    const isLed = plan.brushwork > 0 || plan.dabs > 0;
    this.directions = isLed ? directionsOf(plain, shape) : new Uint8Array(0);
    this.ground = new Ground(plan, this.directions);
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
