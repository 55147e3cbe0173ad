import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ModelInfo } from "@/core/picture/model/model-file";
import { emptyRecipe, type Still } from "@/core/picture/recipe/recipe";
import { openModels } from "@/server/infra/models";
import { writeTinyModel } from "@/server/infra/models/testing/tiny-model";
import { onRedis, quiet } from "@/server/infra/redis/testing";
import { createRenderPool, type RenderPool } from "..";
import { framesContract, watchedRoom } from "../frames.contract";
import { names, pack, type ToWorkerNode, unpack } from "./messages";
import { serveFrames } from "./serve-frames";
import { openSharedPool } from "./shared-pool";

onRedis("frames", ({ connect, prefix, later }) => {
  let root: string;
  let info: ModelInfo;
  /** What renders, by its number of processes: every test has nodes and workers of its own. */
  const engines = new Map<number, RenderPool>();
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "cohue-shared-pool-"));
    await writeTinyModel(root);
    const [model] = (await openModels(root)).models.values();
    if (!model) throw new Error("the tiny model did not open");
    info = model.info;
  });
  afterAll(async () => {
    for (const engine of engines.values()) await engine.close();
    await rm(root, { recursive: true });
  });

  const engineOf = async (workers: number): Promise<RenderPool> => {
    const engine =
      engines.get(workers) ?? createRenderPool({ workers, modelsDir: root, engine: "auto", logger: quiet });
    engines.set(workers, engine);
    await engine.ready();
    return engine;
  };
  const still = (seed: number): Still => emptyRecipe(info, seed);
  const workFor = async (own: string, pool: RenderPool, hands: number) => {
    const redis = await connect();
    const worker = await serveFrames({
      redis,
      prefix: own,
      worker: randomUUID(),
      pool,
      hands,
      logger: quiet,
    });
    later(() => worker.close());
    return { ...worker, redis };
  };
  const nodeOn = async (own: string) => {
    const node = randomUUID();
    const pool = await openSharedPool({
      redis: await connect(),
      prefix: own,
      node,
      modelsDir: root,
      logger: quiet,
    });
    later(() => pool.close());
    await pool.ready();
    return pool;
  };

  framesContract("workers of their own", async (workers) => {
    const own = prefix();
    await workFor(own, await engineOf(workers), workers);
    const lost = { ...still(1), model: { ...still(1).model, id: "wrong" as typeof info.id } };
    return { pool: await nodeOn(own), still, lost };
  });

  it("reach the node that asked, of several that share a worker", async () => {
    const own = prefix();
    await workFor(own, await engineOf(1), 1);
    const rooms = [await nodeOn(own), await nodeOn(own)].map((pool) => watchedRoom(pool, "room"));
    rooms.forEach(({ slot }, i) => {
      slot.push({ recipe: still(i), size: 64, tag: i });
    });
    const seen = await Promise.all(rooms.map(({ last }, i) => last(i)));
    expect(seen.map((all) => all.map(({ tag, code }) => ({ tag, code })))).toEqual([
      [{ tag: 0, code: null }],
      [{ tag: 1, code: null }],
    ]);
  });

  it("that a worker took with it when it died are rendered by another", async () => {
    const own = prefix();
    const engine = await engineOf(1);
    const stuck: RenderPool = {
      ...engine,
      ready: engine.ready,
      report: () => engine.report(),
      slot: () => ({ push: () => {}, settle: () => new Promise(() => {}), close: () => {} }),
    };
    const { redis } = await workFor(own, stuck, 1);
    const node = await nodeOn(own);
    const { slot, last } = watchedRoom(node, "room");
    slot.push({ recipe: still(1), size: 64, tag: 1 });
    await expect.poll(() => node.report().queue.inFlight).toBe(1);
    redis.disconnect();
    await workFor(own, engine, 1);
    expect((await last(1)).at(-1)?.code).toBeNull();
  });

  it("that a worker has whose connection ended are rendered by another, before its silence could tell", async () => {
    const own = prefix();
    const [at, worker, engine] = [names(own), randomUUID(), await engineOf(1)];
    const [ear, mouth] = [await connect(), await connect()];
    let holds: string[] = [];
    ear.on("messageBuffer", (_channel: Buffer, message: Buffer) => {
      holds = unpack<ToWorkerNode>(message).jobs.map(({ id }) => id);
    });
    await ear.subscribe(at.worker(worker));
    // It goes on saying that it lives and has the picture: nothing but its connection tells.
    const say = () =>
      mouth.publish(at.workers, pack({ type: "worker", worker, report: engine.report(), holds }));
    const saying = setInterval(say, 100);
    later(() => clearInterval(saying));
    const pool = await nodeOn(own);
    const { slot, last } = watchedRoom(pool, "room");
    slot.push({ recipe: still(1), size: 64, tag: 1 });
    await expect
      .poll(async () => {
        const node = await mouth.lpop(at.waiting("moving"));
        if (node) await mouth.publish(at.node(node), pack({ type: "take", worker, lane: "moving", most: 1 }));
        return holds.length;
      })
      .toBe(1);
    ear.disconnect();
    await workFor(own, engine, 1);
    expect((await last(1)).at(-1)?.code).toBeNull();
  });
});
