import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { latentFromSeed } from "@/core/kernel/random";
import { resolve } from "@/core/picture/latent";
import { emptyRecipe, type Still } from "@/core/picture/recipe/recipe";
import type { Rendered, RenderJob } from "@/core/picture/render/job";
import { squareOf } from "@/core/picture/render/shape";
import { writeTinyModel } from "@/server/infra/models/testing/tiny-model";
import { TINY, tinyMapping, tinyPicture } from "@/server/infra/models/testing/tiny-network";
import type { FromWorker } from "@/server/infra/render/messages";
import { Renderer } from "./renderer";
import { psnr } from "./self-check";
import { type Started, startEngine } from "./start-engine";
import { tilesOf } from "./tiles";

let root: string;
let started: Started;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "cohue-renderer-"));
  await writeTinyModel(root);
  started = await startEngine({ modelsDir: root, engine: "onnx-cpu" });
});
afterAll(async () => {
  for (const { open } of started.models.values()) await open.dispose();
  await rm(root, { recursive: true });
});

const running = () => {
  const [model] = started.models.values();
  if (!model) throw new Error("the tiny model did not start");
  return model;
};
function still(seed: number, changes: Partial<Still> = {}): Still {
  const { keyframes: _none, ...recipe } = emptyRecipe(running().model.info, seed);
  return { ...recipe, ...changes };
}
const job = (id: string, purpose: RenderJob["purpose"], recipe: Still, size: number): RenderJob => ({
  ...{ id, purpose, recipe, size },
});

/** Sends messages to a renderer and waits until each of `count` jobs is answered. */
function answers(
  count: number,
  send: (renderer: Renderer) => void,
  with_: Started = started,
): Promise<FromWorker[]> {
  return new Promise((done) => {
    const all: FromWorker[] = [];
    const renderer = new Renderer(with_, (message) => {
      all.push(message);
      if (all.length === count) done(all);
    });
    send(renderer);
  });
}
const renderedOf = (all: readonly FromWorker[]): Map<string, Rendered> =>
  new Map(all.flatMap((m) => (m.type === "rendered" ? [[m.rendered.id, m.rendered] as const] : [])));
async function settled(recipe: Still, size: number): Promise<Buffer> {
  const all = await answers(1, (r) => r.receive({ type: "settled", job: job("s", "settled", recipe, size) }));
  const found = renderedOf(all).get("s");
  if (!found) throw new Error(JSON.stringify(all));
  return Buffer.from(found.bytes);
}
const pixels = (bytes: Uint8Array) => sharp(bytes).raw().toBuffer();

describe("the onnx-cpu engine", () => {
  it("maps and renders as plain arithmetic does", async () => {
    const z = latentFromSeed(3, TINY.z);
    const mapped = await running().open.map(z, 1);
    tinyMapping(z, 1).forEach((value, i) => {
      expect(mapped[i]).toBeCloseTo(value, 5);
    });
    const w = latentFromSeed(5, TINY.layers * TINY.w);
    const tile = { x: 0, y: 0, width: 64, height: 64 };
    const { rgb } = await running().open.render({
      items: [{ w, palette: null, paletteMix: 0 }],
      picture: squareOf(64),
      tile,
    });
    expect(psnr(rgb[0] ?? new Uint8Array(), tinyPicture(w, 64))).toBeGreaterThan(60);
  });

  it("renders a batch as it renders each alone", async () => {
    const tile = { x: 0, y: 0, width: 48, height: 48 };
    const items = [1, 2, 3].map((seed) => ({
      ...{ w: latentFromSeed(seed, TINY.layers * TINY.w), palette: null, paletteMix: 0 },
    }));
    const together = await running().open.render({ items, picture: squareOf(48), tile });
    for (const [i, item] of items.entries()) {
      const alone = await running().open.render({ items: [item], picture: squareOf(48), tile });
      expect(Buffer.compare(together.rgb[i] ?? Buffer.of(), alone.rgb[0] ?? Buffer.of(1))).toBe(0);
    }
  });

  it("refuses a latent of the wrong length", async () => {
    const tile = { x: 0, y: 0, width: 8, height: 8 };
    const items = [{ w: new Float32Array(5), palette: null, paletteMix: 0 }];
    await expect(running().open.render({ items, picture: squareOf(8), tile })).rejects.toThrow(
      "expected 18 numbers, got 5",
    );
  });
});

describe("a settled picture", () => {
  it("is the recipe's whole picture, although it is rendered in tiles", async () => {
    const recipe = still(8, { contributions: { ["drift" as never]: { ["ann" as never]: 1.5 } } });
    const w = resolve(recipe, running().model.latent, (seed, k) =>
      tinyMapping(latentFromSeed(seed, TINY.z), k),
    );
    // 160 px in tiles of 64: three by three, the last ones narrower.
    expect(psnr(await pixels(await settled(recipe, 160)), tinyPicture(w, 160))).toBeGreaterThan(40);
  });

  it("is the same bytes every time, alone or with moving frames in between its tiles", async () => {
    const recipe = still(21);
    const alone = await settled(recipe, 256);
    expect(Buffer.compare(alone, await settled(recipe, 256))).toBe(0);
    const moving = Array.from({ length: 5 }, (_, i) => job(`m${i}`, "moving", still(30 + i), 64));
    const all = await answers(6, (renderer) => {
      renderer.receive({ type: "settled", job: job("s", "settled", recipe, 256) });
      for (const one of moving) renderer.receive({ type: "moving", jobs: [one] });
    });
    const order = all.map((m) => (m.type === "rendered" ? m.rendered.id : "failed"));
    expect(order.at(-1)).toBe("s");
    expect(Buffer.compare(Buffer.from(renderedOf(all).get("s")?.bytes ?? []), alone)).toBe(0);
  });

  it("differs for another seed", async () => {
    expect(Buffer.compare(await settled(still(1), 96), await settled(still(2), 96))).not.toBe(0);
  });
});

describe("tiles", () => {
  it("cover every pixel once", () => {
    for (const [size, side] of [
      [160, 64],
      [64, 64],
      [65, 64],
      [10, 64],
    ] as const) {
      const covered = new Uint8Array(size * size);
      for (const { x, y, width, height } of tilesOf(squareOf(size), side)) {
        for (let j = y; j < y + height; j++)
          for (let i = x; i < x + width; i++) covered[j * size + i] = (covered[j * size + i] ?? 0) + 1;
      }
      expect(covered.every((times) => times === 1)).toBe(true);
    }
  });
});

describe("moving frames", () => {
  it("of one model and size are rendered in one batch, and each gets its own JPEG", async () => {
    const jobs = [1, 2].map((seed) => job(`j${seed}`, "moving", still(seed), 64));
    const found = renderedOf(await answers(2, (renderer) => renderer.receive({ type: "moving", jobs })));
    expect([...found.values()].map(({ batch, mime, size }) => ({ batch, mime, size }))).toEqual([
      { batch: 2, mime: "image/jpeg", size: 64 },
      { batch: 2, mime: "image/jpeg", size: 64 },
    ]);
    expect(found.get("j1")?.bytes).not.toEqual(found.get("j2")?.bytes);
  });

  it("of different sizes do not hold each other up", async () => {
    const jobs = [32, 64, 32].map((size, i) => job(`j${i}`, "moving", still(i), size));
    const found = renderedOf(await answers(3, (renderer) => renderer.receive({ type: "moving", jobs })));
    expect(["j0", "j1", "j2"].map((id) => found.get(id)?.batch)).toEqual([2, 1, 2]);
  });

  it("use a room's colours in place of the picture's own", async () => {
    const palette = { colours: ["#000000"], strength: 1, by: "ann" as never };
    const jobs = [job("own", "moving", still(4), 64), job("room", "moving", still(4, { palette }), 64)];
    const found = renderedOf(await answers(2, (renderer) => renderer.receive({ type: "moving", jobs })));
    expect(found.get("room")?.bytes).not.toEqual(found.get("own")?.bytes);
  });
});

describe("a job that cannot be rendered", () => {
  it("is answered with a code, and the others are rendered", async () => {
    const foreign = still(1, { model: { ...still(1).model, hash: "0".repeat(64) as never } });
    const broken = { ...still(1), seed: -1 };
    const jobs = [
      job("foreign", "moving", foreign, 64),
      job("broken", "moving", broken, 64),
      job("huge", "moving", still(1), 1e9),
      job("fine", "moving", still(1), 64),
    ];
    const all = await answers(4, (renderer) => renderer.receive({ type: "moving", jobs }));
    const codes = all.map((m) =>
      m.type === "failed" ? `${m.id} ${m.code}` : m.type === "rendered" ? m.rendered.id : "",
    );
    expect(codes.toSorted()).toEqual(["broken malformed", "fine", "foreign unknown_model", "huge malformed"]);
  });

  it("is answered when the engine failed, and the engine goes on", async () => {
    const real = running();
    let calls = 0;
    const open = {
      ...real.open,
      render: (batch: Parameters<typeof real.open.render>[0]) =>
        ++calls <= 2 ? Promise.reject(new Error("out of memory")) : real.open.render(batch),
    };
    const failing = { ...started, models: new Map([[real.model.id, { ...real, open }]]) };
    const jobs = [1, 2].map((seed) => job(`j${seed}`, "moving", still(seed), 64));
    // Together it fails; then each is tried alone: the first fails again, the second does not.
    const all = await answers(2, (renderer) => renderer.receive({ type: "moving", jobs }), failing);
    expect(all.map((m) => (m.type === "failed" ? `${m.id} ${m.code}: ${m.why}` : m.type))).toEqual([
      "j1 internal: out of memory",
      "rendered",
    ]);
  });
});
