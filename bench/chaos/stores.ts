import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { Fault } from "./fault";
import type { World } from "./world";

const WITHIN_S = 5;
const AWAY_MS = 8_000;
/** Milliseconds that one request takes on a slow S3. */
const SLOW_MS = 3_000;

/** The servers under an instance. */
export const stores: readonly Fault[] = [
  {
    id: "redis-restart",
    name: "Redis restarted, empty",
    within: WITHIN_S,
    strike: async (world) => {
      await world.restartRedis(0);
      return {};
    },
  },
  {
    id: "redis-away",
    name: "Redis away for 8 s",
    within: WITHIN_S,
    awayMs: 0,
    strike: async (world) => {
      await world.restartRedis(AWAY_MS);
      return {};
    },
  },
  {
    id: "redis-empty",
    name: "Redis emptied",
    within: WITHIN_S,
    strike: async (world) => {
      await world.tellRedis("FLUSHALL");
      return {};
    },
  },
  {
    id: "redis-full",
    name: "Redis out of memory for 8 s (noeviction)",
    within: WITHIN_S,
    awayMs: AWAY_MS,
    strike: async (world) => {
      await world.tellRedis("CONFIG", "SET", "maxmemory-policy", "noeviction");
      await world.tellRedis("CONFIG", "SET", "maxmemory", "1");
      return { mend: () => world.tellRedis("CONFIG", "SET", "maxmemory", "0") };
    },
  },
  {
    id: "postgres-restart",
    name: "PostgreSQL restarted",
    within: WITHIN_S,
    strike: async ({ postgres }) => {
      await postgres.restart();
      return {};
    },
  },
  {
    id: "postgres-move",
    name: "PostgreSQL moved to another address",
    within: WITHIN_S,
    strike: async (world) => {
      await world.movePostgres();
      return {};
    },
  },
  {
    id: "postgres-full",
    name: "PostgreSQL's connections used up for 8 s",
    within: WITHIN_S,
    awayMs: AWAY_MS,
    strike: async (world) => {
      const taken = await takeConnections(world);
      return { mend: () => Promise.all(taken.map((client) => client.end())) };
    },
  },
  onS3("s3-down", "S3 down for 8 s", (way) => {
    way.mode = "down";
  }),
  onS3("s3-500", "S3 answering 500 for 8 s", (way) => {
    way.mode = "broken";
  }),
  onS3("s3-silent", "S3 never answering for 8 s", (way) => {
    way.mode = "silent";
  }),
  onS3("s3-slow", "S3 slow for 8 s: 3 s a request", (way) => {
    way.before = () => pause(SLOW_MS);
  }),
];

type S3Way = NonNullable<World["s3"]>["way"];

function onS3(id: string, name: string, harm: (way: S3Way) => void): Fault {
  return {
    id,
    name,
    within: WITHIN_S,
    awayMs: AWAY_MS,
    rests: true,
    strike: async ({ s3 }) => {
      if (!s3) throw new Error("this instance has no bucket");
      harm(s3.way);
      return {
        mend: () => Object.assign(s3.way, { mode: "pass", before: async () => {} }),
      };
    },
  };
}

/** Ends everybody's connections, and takes all that there are. */
async function takeConnections({ postgres }: World): Promise<pg.Client[]> {
  const taken: pg.Client[] = [];
  const take = async () => {
    const client = new pg.Client({ connectionString: postgres.now });
    client.on("error", () => {});
    await client.connect();
    taken.push(client);
  };
  await take();
  const end =
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> ALL ($1) AND backend_type = 'client backend'";
  for (let isFull = false; !isFull; ) {
    const pids = await Promise.all(
      taken.map(async (client) => (client as pg.Client & { processID: number }).processID),
    );
    await taken[0]?.query(end, [pids]);
    const all = await Promise.allSettled(Array.from({ length: 40 }, take));
    isFull = all.some(({ status }) => status === "rejected");
  }
  return taken;
}
