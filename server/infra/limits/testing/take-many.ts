import { redisLimits } from "@/server/infra/limits/redis-limits";
import { createLogger } from "@/server/infra/log/logger";
import { connectRedis } from "@/server/infra/redis/connect-redis";

/** A process that takes one point so many times at once when it is told to, and says how many were within. */
const [url = "", prefix = "", points, times] = process.argv.slice(2);
const redis = await connectRedis(url, createLogger("silent"));
const limiter = redisLimits(redis, prefix)("shared", { points: Number(points), seconds: 600 });

process.once("message", async () => {
  const all = await Promise.all(Array.from({ length: Number(times) }, () => limiter.take("ana")));
  process.send?.(all.filter(({ isWithin }) => isWithin).length);
  redis.disconnect();
  process.disconnect();
});
process.send?.("ready");
