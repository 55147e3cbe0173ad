import { measureFanOut } from "../fan-out/measure";
import type { Bench } from "../row";
import { percentile, round } from "../statistics";

export const fanOut: Bench = {
  name: "fan-out",
  async run() {
    const raw = await measureFanOut("ws");
    const ours = await measureFanOut("socket.io");
    const ratio = ours.cpuSeconds / raw.cpuSeconds;
    const p99 = percentile(ours.latencies, 99);
    return [
      {
        what: "fan-out to 100 viewers at 25 fps, server CPU against raw ws",
        value: round(ratio),
        unit: "x",
        goal: "<= 1.5x",
        reached: ratio <= 1.5,
        against: { what: "raw ws CPU", value: round(raw.cpuSeconds), unit: "s for 10,000 frames" },
        notes: `${round(ours.cpuSeconds)} s; ${ours.received} of ${ours.sent} frames received`,
      },
      {
        what: "fan-out, sending to receiving",
        value: round(p99, 1),
        unit: "ms p99",
        goal: "<= 15 ms",
        reached: p99 <= 15,
        against: { what: "raw ws", value: round(percentile(raw.latencies, 99), 1), unit: "ms p99" },
        notes: "one process holds all 100 receivers",
      },
    ];
  },
};
