import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { emptyRecipe, type Still } from "@/core/picture/recipe/recipe";
import type { Rendered, RenderJob } from "@/core/picture/render/job";
import { png, type TinyOptions, writeTinyModel } from "@/server/infra/models/testing/tiny-model";
import {
  criticOnnx,
  fixedPicture,
  fixedSynthesisOnnx,
  upscalerOnnx,
} from "@/server/infra/models/testing/tiny-side";
import type { FromWorker } from "@/server/infra/render/messages";
import { Renderer } from "../renderer";
import { type Started, startEngine } from "../start-engine";
import { closeAttempt } from "../try-engine";
import { Enlarging } from "./enlarging";

const NATIVE = 48;
let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "cohue-side-"));
});
afterAll(() => rm(root, { recursive: true }));

const open: Started[] = [];
afterEach(async () => {
  for (const { models } of open.splice(0))
    await closeAttempt({ running: models, finishes: new Map(), checks: [] });
});

/** A folder of a model that draws one size, with networks beside it. */
async function started(graphs: Record<string, Uint8Array>, more: TinyOptions = {}): Promise<Started> {
  const folder = await mkdtemp(join(root, "models-"));
  await writeTinyModel(folder, {
    before: async (files) => {
      files.set("synthesis.onnx", fixedSynthesisOnnx(NATIVE));
      files.set("goldens/0.png", await png(fixedPicture(NATIVE), NATIVE));
      for (const [name, bytes] of Object.entries(graphs)) files.set(name, bytes);
    },
    file: (file) =>
      Object.assign(file, {
        inputs: ["w"],
        paletteSlots: 0,
        sizes: { native: NATIVE, settled: NATIVE, max: 4 * NATIVE, tile: NATIVE, any: false },
        goldens: [{ latent: "goldens/0.f32", image: "goldens/0.png", size: NATIVE }],
      }),
    ...more,
  });
  const found = await startEngine({ modelsDir: folder, engine: "onnx-cpu" });
  open.push(found);
  return found;
}
const WHOLE = { "upscaler.onnx": upscalerOnnx(), "critic.onnx": criticOnnx(NATIVE) };

function ask(
  from: Started,
  wanted: Pick<RenderJob, "purpose" | "size"> & Partial<RenderJob>,
): Promise<Rendered> {
  const [model] = from.models.values();
  if (!model) throw new Error(JSON.stringify(from.report));
  const { keyframes: _none, ...recipe }: Still & { keyframes?: unknown } = emptyRecipe(model.model.info, 3);
  return new Promise((resolve, reject) => {
    const answer = (message: FromWorker) => {
      if (message.type === "rendered") resolve(message.rendered);
      else reject(Object.assign(new Error(JSON.stringify(message)), message));
    };
    new Renderer(from, answer).receive({ type: "settled", job: { id: "x", recipe, ...wanted } });
  });
}

describe("a model that draws one size and has an upscaler", () => {
  it("is enlarged four times on request, and otherwise drawn at its own size", async () => {
    const from = await started(WHOLE);
    const plain = await ask(from, { purpose: "pixels", size: 4 * NATIVE });
    expect(plain.size).toBe(NATIVE);
    expect(Buffer.compare(plain.bytes, fixedPicture(NATIVE))).toBe(0);
    const large = await ask(from, { purpose: "pixels", size: 4 * NATIVE, enlarger: "upscaler" });
    expect(large.size).toBe(4 * NATIVE);
    expect(large.bytes).toHaveLength((4 * NATIVE) ** 2 * 3);
  });

  it("is the same in tiles as whole, to the byte, at the edges too", async () => {
    const [model] = (await started(WHOLE)).models.values();
    const enlarge = model?.side.enlarge;
    if (!enlarge) throw new Error("no upscaler");
    const small = fixedPicture(NATIVE);
    const whole = await enlarge(small, NATIVE, NATIVE);
    for (const tile of [NATIVE, 20, 7]) {
      const enlarging = new Enlarging(small, NATIVE, enlarge, tile);
      while (!enlarging.done) await enlarging.step();
      expect(Buffer.compare(enlarging.rgb, whole)).toBe(0);
    }
  });

  it("is refused with a reason where there is no upscaler", async () => {
    const from = await started({});
    await expect(
      ask(from, { purpose: "pixels", size: 4 * NATIVE, enlarger: "upscaler" }),
    ).rejects.toMatchObject({ code: "render_unavailable" });
    await expect(ask(from, { purpose: "features", size: NATIVE })).rejects.toMatchObject({
      code: "render_unavailable",
    });
  });
});

describe("a critic", () => {
  it("says what it sees in a picture", async () => {
    const seen = await ask(await started(WHOLE), { purpose: "features", size: NATIVE });
    const features = new Float32Array(seen.bytes.slice().buffer);
    const picture = fixedPicture(NATIVE);
    const red = picture.filter((_, i) => i % 3 === 0).reduce((sum, v) => sum + v, 0) / NATIVE ** 2;
    expect(features).toHaveLength(3);
    expect(features[0]).toBeCloseTo(red, 2);
  });
});

describe("a foreign folder is refused with what was expected and what was found", () => {
  it("where its upscaler has other channels", async () => {
    const { report } = await started({ "upscaler.onnx": upscalerOnnx(4) });
    expect(report.refused).toEqual([
      { id: "tiny", why: "upscaler.onnx: rgb is uint8 [B, H, W, 4]; expected uint8 [any, any, any, 3]." },
    ]);
  });

  it("where its critic looks at another size", async () => {
    const { report } = await started({ "critic.onnx": criticOnnx(32) });
    expect(report.refused[0]?.why).toBe(
      "critic.onnx: rgb is uint8 [B, 32, 32, 3]; expected uint8 [any, 48, 48, 3].",
    );
  });

  it("where its synthesis has other inputs", async () => {
    const { report } = await started({ "synthesis.onnx": criticOnnx(NATIVE) });
    expect(report.refused[0]?.why).toBe("synthesis.onnx has inputs c, rgb; expected w.");
  });
});
