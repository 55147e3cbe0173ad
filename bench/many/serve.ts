import { monitorEventLoopDelay } from "node:perf_hooks";
import { startHttpServer } from "@/server/testing/http-server";

/** A server with the shipped models in a process of its own. Told anything, it says its event loop's delay since the last time, p99 in ms. */
const server = await startHttpServer();
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
process.on("disconnect", () => process.exit());
process.on("message", () => {
  // The monitor's own timer is part of what it measures: a millisecond.
  process.send?.({ p99: delay.percentile(99) / 1e6 - 1 });
  delay.reset();
});
process.send?.({ origin: server.origin });
