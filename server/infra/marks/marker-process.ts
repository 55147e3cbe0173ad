import { setPriority } from "node:os";
import type { Answer, Order } from "./marker";
import { embedWatermark, readWatermark } from "./watermark";

/** The process behind `markerProcess`: one order after another, until its parent is gone. */
try {
  setPriority(5);
} catch {
  // Not allowed to: then it competes as an equal.
}
process.on("disconnect", () => process.exit(0));
process.on("SIGINT", () => {});
process.on("message", (order: Order) => {
  const result =
    order.kind === "embed"
      ? embedWatermark(order.rgb, order.shape, order.id)
      : readWatermark(order.rgb, order.width, order.height);
  process.send?.({ n: order.n, result } satisfies Answer);
});
