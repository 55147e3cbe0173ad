import { randomUUID } from "node:crypto";
import type { Redis } from "ioredis";
import type { Config } from "@/server/config";
import { Refused } from "@/server/infra/data/refused";
import type { Logger } from "@/server/infra/log/logger";
import { Addresses } from "@/server/infra/redis/addresses";
import { connectRedis } from "@/server/infra/redis/connect-redis";
import type { Closing } from "./closing";

/** What the processes of an instance share, and what this one is called among them. */
export type Shared = { redis: Redis; prefix: string; node: string; addresses: Addresses };

/** Null for an instance of one process. Throws a Refused where there is no Redis to begin with. */
export async function openShared(
  { redis: at }: Pick<Config, "redis">,
  { logger, closing }: { logger: Logger; closing: Closing },
): Promise<Shared | null> {
  if (!at) return null;
  const redis = await connectRedis(at.url, logger).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new Refused(
      `REDIS_URL names a Redis that does not answer (${why}): start it, or set REDIS_URL to one that does.`,
    );
  });
  closing.add("redis", () => redis.disconnect());
  const named = { redis, prefix: at.prefix, node: randomUUID() };
  const addresses = new Addresses(named);
  closing.add("address", () => addresses.close());
  return { ...named, addresses };
}
