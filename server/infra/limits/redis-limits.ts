import type { Redis } from "ioredis";
import { RateLimiterRedis } from "rate-limiter-flexible";
import { unlessAway } from "@/server/infra/redis/away";
import { limiterWith } from "./limiter-with";
import type { Limits } from "./limits";

const WORDS = "The server cannot count requests right now. Try again in a moment.";

/**
 * Counts (KEYS[1], ARGV: points, seconds) and answers what was taken and how many milliseconds the window has left. The library's
 * own script opens a window for what is given back after the last one ended, and may answer 0 ms for one that is still open.
 */
const COUNT = `
local points = tonumber(ARGV[1])
if points < 0 then
  local taken = tonumber(redis.call('get', KEYS[1]) or '0')
  if taken < 1 then return {0, 0} end
  points = -math.min(-points, taken)
else
  redis.call('set', KEYS[1], 0, 'EX', ARGV[2], 'NX')
end
local taken = redis.call('incrby', KEYS[1], points)
return {taken, math.max(1, redis.call('pttl', KEYS[1]))}
`;

/**
 * For an instance of many processes, which count together in one Redis, in keys that begin with the prefix and end with their
 * window. A Redis that loses its memory forgives. While it is away nothing is let through: each call fails with `storage_unavailable`.
 */
export function redisLimits(redis: Redis, prefix: string): Limits {
  return (name, limit) => {
    if (!Number.isInteger(limit.seconds) || limit.seconds < 1)
      throw new RangeError(`a window of whole seconds, not of ${limit.seconds}`);
    const counter = new RateLimiterRedis({
      storeClient: redis,
      // Escaped, so that no name and key read like another name and key.
      keyPrefix: `${prefix}:limits:${encodeURIComponent(name)}`,
      points: limit.points,
      duration: limit.seconds,
      customIncrTtlLuaScript: COUNT,
    });
    const { take, giveBack, peek } = limiterWith(counter, limit);
    return {
      limit,
      take: (key, points) => unlessAway(take(key, points), WORDS),
      giveBack: (key, points) => unlessAway(giveBack(key, points), WORDS),
      peek: (key) => unlessAway(peek(key), WORDS),
    };
  };
}
