import type { ClientId, ControlId } from "@/core/kernel/ids/ids";
import { startPostgres } from "@/scripts/test/postgres.mjs";
import { startRedis } from "@/scripts/test/redis.mjs";
import { Cluster } from "@/server/testing/cluster";
import { LoadMember } from "../load/load-member";
import { drag, newTally } from "../load/run-load";
import type { Bench } from "../row";
import { percentile, round } from "../statistics";

const PEOPLE = 4;
const RATE = 4;
const SECONDS = 20;
const CONTROLS = ["tilt", "swell"] as ControlId[];

/** The same four people in one room, on one node and on two. */
export const nodes: Bench = {
  name: "nodes",
  async run() {
    const one = await latencies(1);
    const two = await latencies(2);
    const [p50, single] = [percentile(two, 50), percentile(one, 50)];
    return [
      {
        what: "two nodes against one: edit to the other member's frame, p50",
        value: round(p50 / single),
        unit: "x",
        goal: "<= 1.5x",
        reached: p50 / single <= 1.5,
        against: { what: "one node", value: round(single, 1), unit: "ms" },
        notes: `${round(p50, 1)} ms; ${one.length} and ${two.length} edits; a tiny model, one render worker, Redis and PostgreSQL on the same cores`,
      },
    ];
  },
};

/** Milliseconds from an edit to a frame of it at another member. */
async function latencies(count: number): Promise<number[]> {
  const [postgres, redis] = [await startPostgres(), await startRedis()];
  const cluster = await Cluster.open({ url: postgres.url, redisUrl: redis.url, prefix: "bench" });
  try {
    await cluster.start({ role: "worker" });
    const { room, guests } = await cluster.start({ role: "web", people: PEOPLE });
    for (let n = 1; n < count; n++) await cluster.start({ role: "web" });
    const tally = newTally();
    const people = guests.map(
      ({ cookie }, i) => new LoadMember(cluster.origin, cookie, room, `bench-${i}` as ClientId, tally, true),
    );
    await drag([{ room: { controls: CONTROLS }, people }], { metrics: "", rate: RATE, seconds: SECONDS });
    for (const member of people) member.close();
    return tally.frames;
  } finally {
    await cluster.close();
    await redis.stop();
    await postgres.stop();
  }
}
