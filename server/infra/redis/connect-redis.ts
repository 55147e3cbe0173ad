import { Redis } from "ioredis";
import type { Logger } from "@/server/infra/log/logger";
import { unlessAway } from "./away";

/** Longer than a Redis that is well ever takes, shorter than people wait. */
const ANSWER_MS = 2_000;
const CONNECT_MS = 5_000;
const RETRY_MS = { step: 50, most: 1_000 };

/**
 * A connection to a Redis, which comes back by itself whenever it is lost. What is asked meanwhile fails at once, and nothing is
 * asked twice: what was sent may have been done. `storage_unavailable` where Redis does not answer at the start.
 */
export async function connectRedis(url: string, logger: Logger): Promise<Redis> {
  const redis = new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    commandTimeout: ANSWER_MS,
    connectTimeout: CONNECT_MS,
    retryStrategy: (times) => Math.min(times * RETRY_MS.step, RETRY_MS.most),
  });
  return opened(redis, logger);
}

/** One more connection like another, for what needs one of its own. */
export const connectAlike = (redis: Redis, logger: Logger): Promise<Redis> =>
  // ioredis subscribes again without hearing of what fails: whoever subscribes sees to it.
  opened(redis.duplicate({ lazyConnect: true, autoResubscribe: false }), logger);

async function opened(redis: Redis, logger: Logger): Promise<Redis> {
  redis.on("error", (error: Error) => logger.warn({ error: error.message }, "Redis does not answer"));
  try {
    await unlessAway(redis.connect(), "Redis does not answer.");
    return redis;
  } catch (error) {
    redis.disconnect();
    throw error;
  }
}
