import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { runLoad } from "../load/run-load";
import type { ServerSaid } from "../many/serve";
import type { Bench } from "../row";
import { percentile, round } from "../statistics";

const ROOMS = 50;
const MEMBERS = 4;
/** Edits a second of each member, and for how many seconds. */
const RATE = 1;
const SECONDS = 20;

/** Fifty rooms of four people in one process, with pictures drawn on the processor. */
export const many: Bench = {
  name: "many",
  async run() {
    const child = fork(fileURLToPath(new URL("../many/serve.ts", import.meta.url)), {
      execArgv: ["--import", "tsx"],
    });
    const [{ origin: url }] = (await once(child, "message")) as [{ origin: string }];
    try {
      const asked = {
        url,
        metrics: `${url}/none`,
        rooms: ROOMS,
        members: MEMBERS,
        rate: RATE,
        seconds: SECONDS,
        // What it answers to this is not looked at: from here on it counts.
        began: () => void child.send("delay"),
      };
      const result = await runLoad(asked);
      child.send("delay");
      const [{ p99, cpuSeconds, starvedSeconds }] = (await once(child, "message")) as [ServerSaid];
      const ack = percentile(result.acks, 99);
      const load = `${ROOMS} rooms of ${MEMBERS}, an edit a second each, ${SECONDS} s`;
      return [
        {
          what: "50 rooms x 4 members: edit to ack",
          value: round(ack, 0),
          unit: "ms p99",
          goal: "<= 250 ms",
          reached: ack <= 250,
          notes: `p50 ${round(percentile(result.acks, 50), 0)} ms; ${load}; ${result.acknowledged} edits; members on the same cores`,
        },
        {
          what: "50 rooms x 4 members: rooms whose last state was drawn for all",
          value: ROOMS - result.unshown,
          unit: "rooms",
          goal: `${ROOMS}`,
          reached: result.unshown === 0 && result.missing.length === 0,
          notes: `${result.missing.length} acknowledged edits missing`,
        },
        {
          what: "50 rooms x 4 members: event-loop delay of the web server",
          value: round(p99, 1),
          unit: "ms p99",
          goal: "<= 5 ms",
          reached: p99 <= 5,
          notes: `less the monitor's own millisecond; ${round((1000 * cpuSeconds) / result.acknowledged)} ms of its processor for each edit; others had its core for ${round(starvedSeconds, 1)} s`,
        },
      ];
    } finally {
      child.kill();
    }
  },
};
