import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Redis } from "ioredis";
import { expect, it } from "vitest";
import { startRedis } from "@/scripts/test/redis.mjs";
import { onRedis } from "@/server/infra/redis/testing";
import { limitsContract } from "./limits.contract";
import { redisLimits } from "./redis-limits";

const ten = { points: 10, seconds: 600 };

onRedis("what processes share", ({ url, connect, prefix, later }) => {
  limitsContract("Redis", async () => {
    const [redis, own] = [await connect(), prefix()];
    return { limits: redisLimits(redis, own), pass: (ms) => shorten(redis, own, ms) };
  });

  it("is one limit for two processes, to exactly its number", async () => {
    const own = prefix();
    const script = fileURLToPath(new URL("testing/take-many.ts", import.meta.url));
    const children = [1, 2].map(() =>
      fork(script, [url, own, "250", "300"], { execArgv: ["--import", "tsx"] }),
    );
    for (const child of children) later(() => child.kill());
    await Promise.all(children.map((child) => once(child, "message")));
    const answers = children.map((child) => once(child, "message"));
    for (const child of children) child.send("take");
    const within = (await Promise.all(answers)).map(([count]) => Number(count));
    expect(within.reduce((sum, count) => sum + count)).toBe(250);
    expect(await redisLimits(await connect(), own)("shared", ten).peek("ana")).toMatchObject({ taken: 600 });
  });

  it("is kept in keys that all begin with the prefix and end with their window", async () => {
    const [redis, own] = [await connect(), prefix()];
    await redisLimits(redis, own)("a name: *", ten).take("ana:1");
    expect(await redis.keys(`${own}:*`)).toEqual([`${own}:limits:a%20name%3A%20*:ana:1`]);
    expect(await redis.pttl(`${own}:limits:a%20name%3A%20*:ana:1`)).toBeGreaterThan(0);
  });

  it("counts nothing twice and lets nothing through uncounted when connections are killed in between", async () => {
    const [redis, killer, own] = [await connect(), await connect(), prefix()];
    const limiter = redisLimits(redis, own)("sign-ins", { points: 1000, seconds: 600 });
    const id = await redis.client("ID");
    const taking = Array.from({ length: 200 }, () => limiter.take("ana"));
    const killing = killer.client("KILL", "ID", id);
    const more = Array.from({ length: 200 }, () => limiter.take("ana"));
    const ended = await Promise.allSettled([...taking, ...more]);
    await killing;
    const taken = ended.flatMap((one) => (one.status === "fulfilled" ? [one.value.taken] : []));
    for (const one of ended)
      if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "storage_unavailable" });
    expect(new Set(taken).size).toBe(taken.length);
    await expect.poll(() => limiter.peek("ana").catch(() => null)).not.toBeNull();
    const { taken: counted } = await limiter.peek("ana");
    expect(counted).toBeGreaterThanOrEqual(taken.length);
    expect(counted).toBeLessThanOrEqual(400);
  });

  it("lets nobody through while Redis is away, and counts anew when it is back and empty", async () => {
    const server = await startRedis();
    later(() => server.stop());
    const limiter = redisLimits(await connect(server.url), "own")("sign-ins", ten);
    await limiter.take("ana", 10);
    await server.stop();
    const refused = { code: "storage_unavailable", status: 503 };
    await expect(limiter.take("ana")).rejects.toMatchObject(refused);
    await expect(limiter.peek("ana")).rejects.toMatchObject(refused);
    await expect(limiter.giveBack("ana")).rejects.toMatchObject(refused);
    const again = await startRedis({ port: server.port });
    later(() => again.stop());
    await expect.poll(() => limiter.peek("ana").catch(() => null)).toMatchObject({ taken: 0 });
    expect(await limiter.take("ana")).toMatchObject({ isWithin: true, taken: 1 });
  });

  it("lets nobody through when Redis is full", async () => {
    const server = await startRedis();
    later(() => server.stop());
    const redis = await connect(server.url);
    await redis.config("SET", "maxmemory", "1");
    const limiter = redisLimits(redis, "own")("sign-ins", ten);
    await expect(limiter.take("ana")).rejects.toMatchObject({ code: "storage_unavailable" });
  });

  it("says of a key that is something else that it is wrong, not that Redis is away", async () => {
    const [redis, own] = [await connect(), prefix()];
    await redis.lpush(`${own}:limits:sign-ins:ana`, "1");
    await expect(redisLimits(redis, own)("sign-ins", ten).take("ana")).rejects.toThrow(/WRONGTYPE/);
    await expect(redisLimits(redis, own)("sign-ins", ten).take("ana")).rejects.not.toHaveProperty("code");
  });

  it("has windows of whole seconds", async () => {
    const limits = redisLimits(await connect(), prefix());
    expect(() => limits("sign-ins", { points: 1, seconds: 0.5 })).toThrow(RangeError);
  });
});

/** Takes so much from what the windows have left, as if the time had gone by. */
async function shorten(redis: Redis, prefix: string, ms: number): Promise<void> {
  for (const key of await redis.keys(`${prefix}:*`)) await redis.pexpire(key, (await redis.pttl(key)) - ms);
}
