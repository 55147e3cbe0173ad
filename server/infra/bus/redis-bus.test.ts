import { once } from "node:events";
import { type AddressInfo, connect as connectTo, createServer, type Socket } from "node:net";
import type { Redis } from "ioredis";
import pino from "pino";
import { expect, it } from "vitest";
import { z } from "zod";
import { startRedis } from "@/scripts/test/redis.mjs";
import { onRedis, quiet } from "@/server/infra/redis/testing";
import { busContract, type EventsForTest, sharedBusContract } from "./bus.contract";
import { type RedisBusOptions, redisBus } from "./redis-bus";

const schemas = { renamed: z.object({ name: z.string() }), ended: z.object({ code: z.string() }) };

onRedis("a bus", ({ connect, prefix, later }) => {
  const open = async (redis: Redis, own: string, options: Partial<RedisBusOptions<EventsForTest>> = {}) => {
    const bus = await redisBus<EventsForTest>({ redis, prefix: own, schemas, logger: quiet, ...options });
    later(() => bus.close());
    return bus;
  };
  /** A bus of another process, what it has heard, and how often it was told that it may have missed something. */
  const listening = async (
    redis: Redis,
    own: string,
    options: Partial<RedisBusOptions<EventsForTest>> = {},
  ) => {
    const found = { heard: [] as string[], missed: 0 };
    const missed = () => void found.missed++;
    const bus = await open(redis, own, { missed, ...options });
    bus.hear("renamed", ({ name }) => void found.heard.push(name));
    return found;
  };

  busContract("of processes that share Redis", async () => open(await connect(), prefix()));
  sharedBusContract("of processes that share Redis", async () => {
    const own = prefix();
    return [await open(await connect(), own), await open(await connect(), own)];
  });

  it("hears nothing of an instance with another prefix", async () => {
    const [redis, own] = [await connect(), prefix()];
    const found = await listening(redis, own);
    await (await open(redis, prefix())).tell("renamed", { name: "Zoe" });
    await (await open(redis, own)).tell("renamed", { name: "Ana" });
    await expect.poll(() => found.heard).toEqual(["Ana"]);
  });

  it("drops what it does not understand, says so without repeating it, and hears what comes next", async () => {
    const [redis, own] = [await connect(), prefix()];
    const lines: string[] = [];
    const found = await listening(redis, own, {
      logger: pino({}, { write: (line) => void lines.push(line) }),
    });
    const from = "another";
    const garbage = [
      "secret {",
      "null",
      "[]",
      JSON.stringify({ kind: "renamed", event: { name: "secret" } }),
      JSON.stringify({ from, kind: "secret", event: {} }),
      JSON.stringify({ from, kind: "__proto__", event: { name: "secret" } }),
      JSON.stringify({ from, kind: "renamed", event: { name: 7, secret: true } }),
      JSON.stringify({ from, kind: "renamed" }),
    ];
    for (const text of garbage) await redis.publish(`${own}:bus`, text);
    await redis.publish(`${own}:bus`, Buffer.from([0xff, 0x00, 0xfe]));
    await (await open(redis, own)).tell("renamed", { name: "Ana" });
    await expect.poll(() => found.heard).toEqual(["Ana"]);
    expect(lines).toHaveLength(garbage.length + 1);
    expect(lines.join()).not.toMatch(/secret/);
  });

  it("hears again when its connection was killed, and says that it may have missed something", async () => {
    const [redis, own] = [await connect(), prefix()];
    const found = await listening(redis, own);
    const teller = await open(redis, own);
    for (const again of [1, 2]) {
      const before = found.missed;
      await redis.call("CLIENT", "KILL", "TYPE", "pubsub");
      await expect.poll(() => found.missed).toBeGreaterThan(before);
      await teller.tell("renamed", { name: `Ana ${again}` });
      await expect.poll(() => found.heard.at(-1)).toBe(`Ana ${again}`);
    }
    expect(found.heard).toEqual(["Ana 1", "Ana 2"]);
  });

  it("fails to tell while Redis is away, is heard in its own process, and works again when Redis is back", async () => {
    const server = await startRedis();
    later(() => server.stop());
    const [redis, own] = [await connect(server.url), prefix()];
    const [found, teller] = [await listening(redis, own), await open(redis, own)];
    const here: string[] = [];
    teller.hear("renamed", ({ name }) => void here.push(name));
    await redis.shutdown("NOSAVE").catch(() => {});
    await server.stop();
    const refused = { code: "storage_unavailable", status: 503 };
    await expect(teller.tell("renamed", { name: "Zoe" })).rejects.toMatchObject(refused);
    expect(here).toEqual(["Zoe"]);
    const again = await startRedis({ port: server.port });
    later(() => again.stop());
    await expect.poll(() => found.missed).toBe(1);
    await expect
      .poll(() =>
        teller.tell("renamed", { name: "Ana" }).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
    await expect.poll(() => found.heard.at(-1)).toBe("Ana");
    expect(found.heard).not.toContain("Zoe");
  });

  it("notices a connection that has gone silent and takes another", async () => {
    const server = await startRedis();
    later(() => server.stop());
    const cable = await cableTo(server.port, later);
    const [redis, own] = [await connect(cable.url), prefix()];
    const found = await listening(redis, own, { askMs: 20 });
    cable.cut();
    await expect.poll(() => found.missed).toBeGreaterThan(0);
    await (await open(await connect(server.url), own)).tell("renamed", { name: "Ana" });
    await expect.poll(() => found.heard).toEqual(["Ana"]);
  });

  it("closes when what it has heard is done, and hears nothing after", async () => {
    const [redis, own] = [await connect(), prefix()];
    const bus = await open(redis, own);
    const teller = await open(redis, own);
    let finish = () => {};
    const busy = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const heard: string[] = [];
    bus.hear("renamed", async ({ name }) => {
      heard.push(`${name} begun`);
      await busy;
      heard.push(`${name} done`);
    });
    await teller.tell("renamed", { name: "Ana" });
    await expect.poll(() => heard).toEqual(["Ana begun"]);
    const closing = bus.close();
    finish();
    await closing;
    expect(heard).toEqual(["Ana begun", "Ana done"]);
    await expect.poll(async () => (await redis.pubsub("NUMSUB", `${own}:bus`))[1]).toBe(1);
  });

  it("cannot be opened where Redis is away", async () => {
    const server = await startRedis();
    later(() => server.stop());
    const redis = await connect(server.url);
    await server.stop();
    await expect(open(redis, prefix())).rejects.toMatchObject({ code: "storage_unavailable" });
  });
});

/** A way to a port of this machine; when it is cut, open connections carry nothing more and stay open, and new ones work. */
async function cableTo(port: number, later: (end: () => unknown) => void) {
  const pairs = new Set<[Socket, Socket]>();
  const server = createServer((near) => {
    const far = connectTo(port, "127.0.0.1");
    pairs.add([near, far]);
    for (const socket of [near, far]) socket.on("error", () => {});
    near.pipe(far).pipe(near);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  later(() => {
    for (const socket of [...pairs].flat()) socket.destroy();
    server.close();
  });
  const { port: at } = server.address() as AddressInfo;
  return {
    url: `redis://127.0.0.1:${at}`,
    cut: () => {
      for (const [near, far] of pairs) {
        near.unpipe(far);
        far.unpipe(near);
      }
    },
  };
}
