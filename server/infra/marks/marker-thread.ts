import { parentPort } from "node:worker_threads";
import type { Answer, Order } from "./marker";
import { embedWatermark, readWatermark } from "./watermark";

/** The thread of `markerThread`: one order after another. */
parentPort?.on("message", (order: Order) => {
  const result =
    order.kind === "embed"
      ? embedWatermark(order.rgb, order.size, order.id)
      : readWatermark(order.rgb, order.width, order.height);
  parentPort?.postMessage({ n: order.n, result } satisfies Answer);
});
