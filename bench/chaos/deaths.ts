import { setTimeout as pause } from "node:timers/promises";
import type { CrashAsked } from "@/server/testing/crash-server";
import type { Fault } from "./fault";
import type { World } from "./world";

/** Seconds: the promise for frames, and for a room whose owner died. */
const FRAMES_S = 5;
const OWNER_S = 10;
/** Milliseconds that one request to S3 takes while a job is to be met at work, and how long a job may take in all. */
const SLOW_MS = 2_000;
const JOB_MS = 150_000;

/** Processes that die or are asked to end. */
export const deaths: readonly Fault[] = [
  {
    id: "owner",
    name: "kill -9 of the owner's node",
    within: OWNER_S,
    strike: async (world) => {
      const owner = await world.owner();
      await world.cluster.kill(owner);
      return { restore: () => world.serve({ port: owner.port }) };
    },
  },
  {
    id: "web",
    name: "kill -9 of another web node",
    within: FRAMES_S,
    strike: async (world) => {
      const node = await world.other();
      await world.cluster.kill(node);
      return { restore: () => world.serve({ port: node.port }) };
    },
  },
  {
    id: "worker",
    name: "kill -9 of a render worker, of two",
    within: FRAMES_S,
    strike: async ({ cluster }) => {
      const worker = cluster.helpers.find(({ role }) => role === "worker");
      if (worker) await cluster.kill(worker);
      return { restore: () => cluster.start({ role: "worker" }) };
    },
  },
  {
    id: "jobs",
    name: "kill -9 of the jobs process, at work",
    within: FRAMES_S,
    strike: async (world) => {
      await publish(world);
      await killAtWork(world);
      const at = performance.now();
      return {
        at,
        restore: () => world.cluster.start({ role: "jobs" }),
        check: async () => {
          const took = await untilPublished(world);
          if (took === null) return { wrong: ["the work was not published"] };
          return {
            wrong: [],
            note: `the job ended ${seconds(took - at)} s after the death, as its lease has to end first`,
          };
        },
      };
    },
  },
  {
    id: "drain",
    name: "SIGTERM of the owner's node",
    within: FRAMES_S,
    strike: async (world) => {
      const owner = await world.owner();
      const at = performance.now();
      const ended = world.cluster.end(owner);
      // Until another has the room; the process may still be closing what nobody waits for.
      await world.owner();
      return {
        at,
        restore: async () => {
          await ended;
          await world.serve({ port: owner.port });
        },
      };
    },
  },
];

const seconds = (ms: number): string => (ms / 1000).toFixed(0);

/** Has the host publish what the room shows. */
async function publish(world: World): Promise<void> {
  const [host] = world.guests;
  const [row] = await world.query<{ seq: number }>('SELECT seq FROM "Room" WHERE id = $1', [world.room]);
  if (!host || !row) throw new Error("there is no room");
  const { child } = await world.owner();
  if (world.s3) world.s3.way.before = () => pause(SLOW_MS);
  child.send({ kind: "publish", actor: host.actor, room: world.room, seq: row.seq } satisfies CrashAsked);
}

async function killAtWork(world: World): Promise<void> {
  const jobs = world.cluster.helpers.find(({ role }) => role === "jobs");
  for (const late = performance.now() + JOB_MS; ; await pause(50)) {
    if (performance.now() > late) throw new Error("no job began");
    const running = await world.query("SELECT id FROM \"Job\" WHERE state = 'running' AND kind = 'publish'");
    if (running.length > 0) break;
  }
  if (jobs) await world.cluster.kill(jobs);
  if (world.s3) world.s3.way.before = async () => {};
}

/** When all works are published, by `performance.now()`; null where one is not in time. */
async function untilPublished(world: World): Promise<number | null> {
  for (const late = performance.now() + JOB_MS; performance.now() < late; await pause(250)) {
    const rows = await world.query<{ status: string }>('SELECT status FROM "Work"');
    if (rows.length > 0 && rows.every(({ status }) => status === "published")) return performance.now();
  }
  return null;
}
