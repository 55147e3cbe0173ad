import { randomUUID } from "node:crypto";
import type { Redis } from "ioredis";
import { afterEach, describe } from "vitest";
import { createLogger } from "@/server/infra/log/logger";
import { connectRedis } from "./connect-redis";

export const quiet = createLogger("silent");

/** Makes what a test needs of one Redis; `later` adds what is done when the test has ended. */
export type RedisForTest = {
  url: string;
  /** One more connection, which ends with the test. */
  connect: (url?: string) => Promise<Redis>;
  /** A prefix that nobody else has; its keys go with the test. */
  prefix: () => string;
  later: (end: () => unknown) => void;
};

const REDIS = process.env.COHUE_TEST_REDIS_URL;
const SKIPPED = "(skipped: COHUE_TEST_REDIS_URL is not set)";

/** Runs a suite that only Redis can be asked. */
export function onRedis(name: string, suite: (redis: RedisForTest) => void): void {
  if (REDIS) describe(`${name} on Redis`, () => suite(disposable(REDIS)));
  else
    describe.skip(`${name} on Redis ${SKIPPED}`, () => {
      const none = () => {
        throw new Error("skipped");
      };
      suite({ url: "", connect: none, prefix: none, later: none });
    });
}

function disposable(url: string): RedisForTest {
  const ends: (() => unknown)[] = [];
  const later = (end: () => unknown) => void ends.push(end);
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });
  const connect = async (to = url) => {
    const redis = await connectRedis(to, quiet);
    later(() => redis.disconnect());
    return redis;
  };
  return {
    url,
    connect,
    later,
    prefix: () => {
      const prefix = `test-${randomUUID()}`;
      later(async () => {
        const redis = await connectRedis(url, quiet);
        const keys = await redis.keys(`${prefix}:*`);
        if (keys.length > 0) await redis.del(keys);
        redis.disconnect();
      });
      return prefix;
    },
  };
}
