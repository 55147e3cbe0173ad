import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { ModelInfo } from "@/core/picture/model/model-file";
import { emptyRecipe, type Still } from "@/core/picture/recipe/recipe";
import { createLogger } from "@/server/infra/log/logger";
import { openModels } from "@/server/infra/models";
import { png, writeTinyModel } from "@/server/infra/models/testing/tiny-model";
import { createRenderPool, type RenderPool } from ".";
import { framesContract, watchedRoom } from "./frames.contract";

let root: string;
let info: ModelInfo;
const pools: RenderPool[] = [];
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "cohue-pool-"));
  await writeTinyModel(root);
  const wrong = await png(new Uint8Array(64 * 64 * 3).fill(90), 64);
  await writeTinyModel(root, { id: "wrong", before: (files) => void files.set("goldens/0.png", wrong) });
  const model = [...(await openModels(root)).models.values()].find(({ id }) => id === "tiny");
  if (!model) throw new Error("the tiny model did not open");
  info = model.info;
});
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});
afterAll(() => rm(root, { recursive: true }));

async function poolOf(workers: number, engine = "auto"): Promise<RenderPool> {
  const pool = createRenderPool({ workers, modelsDir: root, engine, logger: createLogger("silent") });
  pools.push(pool);
  await pool.ready();
  return pool;
}
const still = (seed: number): Still => emptyRecipe(info, seed);

/** Polled, not slept: as soon as it is so. */
const PATIENTLY = { interval: 1, timeout: 60_000 };
/** Kills the first worker once it holds something. */
async function killBusy(pool: RenderPool): Promise<void> {
  await expect.poll(() => holds(pool) && pool.report().workers[0]?.state, PATIENTLY).toBe("ready");
  process.kill(pool.report().workers[0]?.pid ?? 0, "SIGKILL");
}
const holds = (pool: RenderPool) => {
  const { inFlight, settling } = pool.report().queue;
  return inFlight + settling > 0;
};

framesContract("a pool of processes", async (workers) => ({
  pool: await poolOf(workers),
  still,
  lost: { ...still(1), model: { ...still(1).model, id: "wrong" as typeof info.id } },
}));

describe("the render pool", () => {
  it("says which models it renders, which it refuses and why", async () => {
    const report = await (await poolOf(1)).ready();
    expect(report).toMatchObject({
      state: "ready",
      engine: "onnx-cpu",
      models: [{ id: "tiny", hash: info.hash }],
    });
    expect(report.refused).toEqual([{ id: "wrong", why: expect.stringContaining("comes out differently") }]);
    expect(report.selfChecks.find(({ model }) => model === "tiny")?.psnr).toBeGreaterThanOrEqual(40);
  });

  it("finds an engine once, starts every worker on it, and has a reason for each of the others", async () => {
    const pool = await poolOf(2);
    const states = () => pool.report().workers.map(({ state }) => state);
    await expect.poll(states, PATIENTLY).toEqual(["ready", "ready"]);
    const { engine, skipped } = pool.report();
    expect(engine).toBe("onnx-cpu");
    const others = ["onnx-cuda", "onnx-webgpu", "tfjs-node", "tfjs-wasm"];
    expect(skipped.map((other) => other.engine).sort()).toEqual(others);
  });

  it("renders rooms together when they ask together", async () => {
    const pool = await poolOf(1);
    const rooms = ["a", "b", "c", "d"].map((name) => watchedRoom(pool, name));
    rooms.forEach(({ slot }, i) => {
      slot.push({ recipe: still(i), size: 64, tag: 1 });
    });
    const frames = (await Promise.all(rooms.map(({ last }) => last(1)))).map(([first]) => first?.frame);
    expect(frames.every((frame) => (frame?.batch ?? 0) >= 2)).toBe(true);
    expect(frames.every((frame) => (frame?.queueMs ?? -1) >= 0 && (frame?.engineMs ?? 0) > 0)).toBe(true);
  });
});

describe("a worker that is killed", () => {
  it("X3: is started again, and the room gets its frame", async () => {
    const pool = await poolOf(1);
    const { slot, last } = watchedRoom(pool, "unlucky");
    slot.push({ recipe: still(7), size: 1024, tag: 1 });
    await killBusy(pool);
    expect((await last(1))[0]?.frame?.size).toBe(1024);
    expect(pool.report().workers[0]?.restarts).toBe(1);
  });

  it("gives the settled picture it was making to the next, with the same bytes", async () => {
    const pool = await poolOf(1);
    const { slot } = watchedRoom(pool, "unlucky");
    const undisturbed = await slot.settle({ recipe: still(7), size: 512 });
    const settling = slot.settle({ recipe: still(7), size: 512 });
    await killBusy(pool);
    expect((await settling)?.bytes).toEqual(undisturbed?.bytes);
  });

  it("that one job has killed twice fails that job, and renders the others", async () => {
    const pool = await poolOf(1);
    const [poison, healthy] = [watchedRoom(pool, "poison"), watchedRoom(pool, "healthy")];
    const settling = poison.slot.settle({ recipe: still(1), size: 1024 });
    const refused = expect(settling).rejects.toMatchObject({ code: "render_unavailable" });
    await killBusy(pool);
    await expect.poll(() => pool.report().workers[0]?.restarts, PATIENTLY).toBe(1);
    await killBusy(pool);
    await refused;
    healthy.slot.push({ recipe: still(2), size: 64, tag: 1 });
    expect((await healthy.last(1))[0]?.frame?.size).toBe(64);
  });
});

describe("a pool that cannot render", () => {
  it("says so at once, and answers what is asked with render_unavailable", async () => {
    const pool = await poolOf(1, "tfjs-wasm");
    const report = pool.report();
    expect(report.state).toBe("unavailable");
    const why = "it rendered no model as its goldens say";
    expect(report.skipped).toEqual([{ engine: "tfjs-wasm", why }]);
    const { slot, last } = watchedRoom(pool, "dark");
    slot.push({ recipe: still(1), size: 64, tag: 1 });
    expect((await last(1))[0]?.code).toBe("render_unavailable");
  });
});
