import { readFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { startHttpServer } from "@/server/testing/http-server";

/** Since the last time it was asked: p99 of the event loop's delay in ms, seconds of processor, and seconds that it was ready and had none (NaN beside Linux). */
export type ServerSaid = { p99: number; cpuSeconds: number; starvedSeconds: number };

/** A server with the shipped models in a process of its own. Told anything, it says how it fared. */
const server = await startHttpServer();
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();

/** Of the event loop's thread; the second figure of a thread's schedstat, in nanoseconds. */
function starved(): number {
  try {
    return Number(readFileSync("/proc/self/schedstat", "utf8").split(" ")[1]) / 1e9;
  } catch {
    return Number.NaN;
  }
}
let [cpuBefore, starvedBefore] = [process.cpuUsage(), starved()];

process.on("disconnect", () => process.exit());
process.on("message", () => {
  const { user, system } = process.cpuUsage(cpuBefore);
  const said: ServerSaid = {
    // The monitor's own timer is part of what it measures: a millisecond.
    p99: delay.percentile(99) / 1e6 - 1,
    cpuSeconds: (user + system) / 1e6,
    starvedSeconds: starved() - starvedBefore,
  };
  process.send?.(said);
  delay.reset();
  [cpuBefore, starvedBefore] = [process.cpuUsage(), starved()];
});
process.send?.({ origin: server.origin });
