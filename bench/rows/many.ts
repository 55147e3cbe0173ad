import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { runLoad } from "../load/run-load";
import type { ServerSaid } from "../many/serve";
import type { Bench, Row } from "../row";
import { percentile, round } from "../statistics";

const ROOMS = 50;
const MEMBERS = 4;
/** Edits a second of each member, and for how many seconds. */
const RATE = 1;
const SECONDS = 20;

/** Fifty rooms of four people in one process, with pictures drawn on the processor: each in their own time, and all in the same moment of each second. */
export const many: Bench = {
  name: "many",
  run: async () => [...(await measure(false)), ...(await measure(true))],
};

async function measure(inStep: boolean): Promise<Row[]> {
  const child = fork(fileURLToPath(new URL("../many/serve.ts", import.meta.url)), {
    execArgv: ["--import", "tsx"],
  });
  const [{ origin: url }] = (await once(child, "message")) as [{ origin: string }];
  const ask = async (): Promise<ServerSaid> => {
    const answer = once(child, "message");
    child.send("delay");
    return (await answer)[0];
  };
  let said: ServerSaid | null = null;
  try {
    const result = await runLoad({
      url,
      metrics: `${url}/none`,
      rooms: ROOMS,
      members: MEMBERS,
      rate: RATE,
      seconds: SECONDS,
      inStep,
      // What it answers to this is not looked at: from here on it counts.
      began: () => void ask(),
      shown: async () => {
        said = await ask();
      },
    });
    return rowsOf(result, said ?? (await ask()), inStep);
  } finally {
    child.kill();
  }
}

function rowsOf(
  result: Awaited<ReturnType<typeof runLoad>>,
  { p99, cpuSeconds, starvedSeconds }: ServerSaid,
  inStep: boolean,
): Row[] {
  const ack = percentile(result.acks, 99);
  const what = `${ROOMS} rooms x ${MEMBERS} members${inStep ? ", all in one moment" : ""}`;
  const load = `an edit a second each, ${SECONDS} s`;
  return [
    {
      what: `${what}: edit to ack`,
      value: round(ack, 0),
      unit: "ms p99",
      goal: "<= 250 ms",
      reached: ack <= 250,
      notes: `p50 ${round(percentile(result.acks, 50), 0)} ms; ${load}; ${result.acknowledged} edits; members on the same cores`,
    },
    {
      what: `${what}: rooms whose last state was drawn for all`,
      value: ROOMS - result.unshown,
      unit: "rooms",
      goal: `${ROOMS}`,
      reached: result.unshown === 0 && result.missing.length === 0,
      notes: `${result.missing.length} acknowledged edits missing`,
    },
    {
      what: `${what}: event-loop delay of the web server`,
      value: round(p99, 1),
      unit: "ms p99",
      goal: "<= 5 ms",
      reached: p99 <= 5,
      notes: `less the monitor's own millisecond; ${round((1000 * cpuSeconds) / result.acknowledged)} ms of its processor for each edit; others had its core for ${round(starvedSeconds, 1)} s`,
    },
  ];
}
