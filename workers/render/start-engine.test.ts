import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FLOAT, floats, writeOnnx } from "@/server/infra/models/testing/onnx-writer";
import { png, type TinyOptions, writeTinyModel } from "@/server/infra/models/testing/tiny-model";
import { readConfig } from "./config";
import { startEngine } from "./start-engine";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "cohue-engine-"));
});
afterEach(() => rm(root, { recursive: true }));

async function reportOf(options: TinyOptions) {
  await writeTinyModel(root, options);
  const { report, models } = await startEngine({ modelsDir: root, engine: "auto" });
  for (const { open } of models.values()) await open.dispose();
  return report;
}

describe("the self-check", () => {
  it("passes a model that renders as its goldens say, and says how closely", async () => {
    const report = await reportOf({});
    expect(report.engine).toBe("onnx-cpu");
    expect(report.models.map(({ id }) => id)).toEqual(["tiny"]);
    expect(report.selfChecks).toEqual([
      {
        ...{ model: "tiny", engine: "onnx-cpu", ok: true, why: null },
        ...{ psnr: expect.any(Number), frameMs: expect.any(Number) },
      },
    ]);
    expect(report.selfChecks[0]?.psnr).toBeGreaterThanOrEqual(40);
  });

  it("refuses a model whose golden comes out differently, and renders the others", async () => {
    await writeTinyModel(root, { id: "good" });
    const report = await reportOf({
      before: async (files) =>
        void files.set("goldens/0.png", await png(new Uint8Array(64 * 64 * 3).fill(90), 64)),
    });
    expect(report.models.map(({ id }) => id)).toEqual(["good"]);
    expect(report.refused).toEqual([
      {
        id: "tiny",
        why: expect.stringMatching(
          /^its golden goldens\/0\.png comes out differently: \d+\.\d dB; expected at least 40 dB\.$/,
        ),
      },
    ]);
  });

  it("refuses goldens of another size", async () => {
    const report = await reportOf({
      before: async (files) => void files.set("goldens/0.png", await png(new Uint8Array(32 * 32 * 3), 32)),
    });
    expect(report.refused[0]?.why).toBe("its golden goldens/0.png is 32 x 32 x 3; expected 64 x 64 x 3.");
  });

  it("refuses a graph that is not the one model.json describes", async () => {
    const other = writeOnnx({
      inputs: [{ name: "z", type: FLOAT, shape: ["B", 9] }],
      outputs: [{ name: "w", type: FLOAT, shape: ["B", 9] }],
      constants: [floats("one", [], [1])],
      nodes: [{ op: "Mul", inputs: ["z", "one"], outputs: ["w"] }],
    });
    const report = await reportOf({ before: (files) => void files.set("mapping.onnx", other) });
    expect(report.refused[0]?.why).toBe("mapping.onnx has inputs z; expected c, z.");
    expect(report.skipped).toContainEqual({
      engine: "onnx-cpu",
      why: "it rendered no model as its goldens say",
    });
  });

  it("refuses a file that is not a graph", async () => {
    const junk = new TextEncoder().encode("not a graph");
    const report = await reportOf({ before: (files) => void files.set("synthesis.onnx", junk) });
    expect(report.refused[0]?.why).toMatch(/^it could not be opened \(.+\)$/);
  });
});

describe("RENDER_ENGINE", () => {
  it("names an engine; an unknown name is refused with the list of engines", async () => {
    await expect(startEngine({ modelsDir: root, engine: "abacus" })).rejects.toThrow(
      "There is no engine called abacus: set RENDER_ENGINE to auto, onnx-cuda, onnx-webgpu, tfjs-node, onnx-cpu, tfjs-wasm, tfjs.",
    );
  });

  it("gives the reason when the named engine cannot run here", async () => {
    await writeTinyModel(root);
    const { report } = await startEngine({ modelsDir: root, engine: "tfjs" });
    expect(report).toMatchObject({ engine: null, models: [] });
    expect(report.refused[0]?.why).toMatch(/^its architecture is waves/);
  });

  it("gives, when it is auto, a reason for each engine that was not taken", async () => {
    const { skipped } = await reportOf({});
    const whys = new Map(skipped.map(({ engine, why }) => [engine, why]));
    expect([...whys.keys()].sort()).toEqual(["onnx-cuda", "onnx-webgpu", "tfjs-node", "tfjs-wasm"]);
    expect(whys.get("tfjs-wasm")).toBe("it is not needed: others run");
    expect(whys.get("onnx-cuda")).toMatch(/CUDA library .+ is not installed$|slower here|no GPU/);
  });

  it("reaches a worker as its second argument", () => {
    expect(readConfig(["/models", "auto"])).toEqual({ modelsDir: "/models", engine: "auto" });
    expect(() => readConfig([])).toThrow("the first argument must be the folder of models");
  });
});
