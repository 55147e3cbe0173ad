import { standBack } from "@/server/infra/process/stand-back";
import type { Answer, Order } from "./marker";
import { embedWatermark, readWatermark } from "./watermark";

/** The process behind `markerProcess`: one order after another, until its parent is gone. */
standBack(5);
process.on("disconnect", () => process.exit(0));
process.on("SIGINT", () => {});
process.on("message", (order: Order) => {
  const result =
    order.kind === "embed"
      ? embedWatermark(order.rgb, order.shape, order.id)
      : readWatermark(order.rgb, order.width, order.height);
  process.send?.({ n: order.n, result } satisfies Answer);
});
