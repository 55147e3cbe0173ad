import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { providerOf } from "@/prisma/provider";
import { Refused } from "@/server/infra/data/refused";
import type { Logger } from "@/server/infra/log/logger";

/** Any two numbers will do, as long as every Cohue takes the same first one; the second is the schema's. */
const SERVER_LOCK = 0x636f6874;
const LOOK_MS = 500;
const PATIENCE = 15_000;

export type DatabaseLock = { release: () => Promise<void> };
type LockOptions = {
  patience?: number;
  /** One of many that share the database; it is kept from servers that take it for theirs alone. */
  isShared?: boolean;
  /** Another server took the database after its connection to this one was lost. */
  onLost: () => void;
  logger: Pick<Logger, "warn" | "error">;
};

/**
 * Makes a server the only one on a PostgreSQL database (a schema of it) until it ends, or one of those that share it. The lock is its
 * connection's: it ends with it, however the process ends. Throws a Refused where another server has it; a file is locked with its
 * folder.
 */
export async function lockDatabase(
  url: string,
  { patience = PATIENCE, isShared = false, onLost, logger }: LockOptions,
): Promise<DatabaseLock> {
  if (providerOf(url) !== "postgres") return { release: async () => {} };
  const name = `${new URL(url).host}${new URL(url).pathname}`;
  let closing = false;
  let client = await connect(url).catch((cause: unknown) => {
    const why =
      cause instanceof Error ? cause.message || String((cause as { code?: string }).code) : String(cause);
    throw new Refused(`The database ${name} cannot be opened: ${why}`, { cause });
  });
  for (const until = Date.now() + patience; !(await tryLock(client, url, isShared)); await pause(LOOK_MS)) {
    if (Date.now() < until) continue;
    await client.end();
    throw new Refused(
      isShared
        ? `The database ${name} is in use by a Cohue without REDIS_URL: stop that one first, or start it with the same REDIS_URL.`
        : `The database ${name} is in use by another Cohue: stop that one first, or set DATABASE_URL to another.`,
    );
  }
  const watch = (watched: pg.Client) => {
    watched.once("end", () => {
      if (!closing) void takeAgain();
    });
  };
  const takeAgain = async () => {
    logger.warn({ database: name }, "lost the connection that locks the database for this server");
    while (!closing) {
      const next = await connect(url).catch(() => null);
      if (next && (await tryLock(next, url, isShared).catch(() => false))) {
        client = next;
        watch(next);
        return;
      }
      if (next) {
        await next.end().catch(() => {});
        logger.error({ database: name }, "another Cohue server has locked the database");
        return onLost();
      }
      await pause(LOOK_MS);
    }
  };
  watch(client);
  return {
    release: async () => {
      closing = true;
      await client.end().catch(() => {});
    },
  };
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000, keepAlive: true });
  // Unheard, a lost connection would end the process; what follows from it follows from its end.
  client.on("error", () => {});
  await client.connect();
  // A machine that vanishes says no goodbye: its lock is free within half a minute.
  await client.query(
    "SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3",
  );
  return client;
}

async function tryLock(client: pg.Client, url: string, isShared: boolean): Promise<boolean> {
  const schema = new URL(url).searchParams.get("schema") ?? "public";
  const { rows } = await client.query<{ taken: boolean }>(
    `SELECT ${isShared ? "pg_try_advisory_lock_shared" : "pg_try_advisory_lock"}($1, hashtext($2)) AS taken`,
    [SERVER_LOCK, schema],
  );
  return rows[0]?.taken === true;
}
