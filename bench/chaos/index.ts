import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { startPostgres } from "@/scripts/test/postgres.mjs";
import { startRedis } from "@/scripts/test/redis.mjs";
import { Cluster } from "@/server/testing/cluster";
import { faultsOf, readLog } from "@/server/testing/crash-log";
import { Crowd } from "@/server/testing/crowd";
import { FAULTS, type World } from "./faults";

const PEOPLE = 4;
const NODES = 2;

/**
 * `npm run chaos [-- --times N] [-- --only PART-OF-A-NAME]`: real processes, four people who drag without a pause, and what dies under
 * them. Says how long people waited from the fault until all of them had edits acknowledged again, and frames. Ends with 1 where an
 * acknowledged edit is lost, a log is broken or members do not end with the same state.
 */
const { values } = parseArgs({ options: { times: { type: "string" }, only: { type: "string" } } });
const times = Number(values.times ?? 3);
const faults = FAULTS.filter(({ name }) => name.includes(values.only ?? ""));

const postgres = await startPostgres();
const first = await startRedis();
let redis = first;
const cluster = await Cluster.open({ url: postgres.url, redisUrl: redis.url, prefix: "chaos" });
process.stdout.write(
  "| fault | times | edits acknowledged again after, s: median / most | frames again after, s: median / most |\n|---|---|---|---|\n",
);
let wrong = 0;
try {
  const { room, guests } = await cluster.start({ people: PEOPLE });
  for (let n = 1; n < NODES; n++) await cluster.start();
  const world: World = {
    cluster,
    room,
    restartRedis: async (awayMs) => {
      await redis.stop();
      await pause(awayMs);
      redis = await startRedis({ port: first.port });
    },
    emptyRedis: () => cluster.emptyRedis(),
    restartPostgres: () => postgres.restart(),
  };
  for (const { name, strike } of faults) {
    const waits: { acks: number; frames: number }[] = [];
    for (let time = 1; time <= times; time++) {
      process.stderr.write(`${name}, ${time} of ${times} ...\n`);
      const crowd = new Crowd(cluster.origin, room, guests);
      await Promise.all([crowd.acknowledged(5), crowd.shown()]);
      const at = performance.now();
      const repair = await strike(world);
      const since = () => performance.now() - at;
      const [acks, frames] = await Promise.all([
        crowd.acknowledged(1).then(since),
        crowd.shown().then(since),
      ]);
      waits.push({ acks, frames });
      await repair();
      await crowd.rest();
      await crowd.close();
      const log = await readLog(postgres.url, room);
      const found = [...faultsOf(log, crowd.members), ...(crowd.isAtOne(log) ? [] : ["members differ"])];
      wrong += found.length;
      for (const words of found) process.stderr.write(`${name}: ${words}\n`);
    }
    const row = (of: (wait: { acks: number; frames: number }) => number) => {
      const all = waits.map(of).sort((a, b) => a - b);
      return [all[Math.floor(all.length / 2)], all.at(-1)]
        .map((ms = 0) => (ms / 1000).toFixed(1))
        .join(" / ");
    };
    process.stdout.write(
      `| ${name} | ${times} | ${row(({ acks }) => acks)} | ${row(({ frames }) => frames)} |\n`,
    );
  }
} finally {
  await cluster.close();
  await redis.stop();
  await postgres.stop();
}
process.stdout.write(wrong === 0 ? "Nothing acknowledged was lost.\n" : `${wrong} faults, see above.\n`);
process.exit(wrong === 0 ? 0 : 1);
