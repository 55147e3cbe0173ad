import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ModelId } from "@/core/kernel/ids/ids";
import { writeTinyModel } from "@/server/infra/models/testing/tiny-model";
import { onnx } from "./engines/onnx/onnx";
import { CPU } from "./engines/onnx/providers";
import { type Candidate, candidates } from "./engines/select";
import type { Trial } from "./run-trial";
import { startEngine } from "./start-engine";

let root: string;
let loaded: string[];
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "cohue-choice-"));
  loaded = [];
  await writeTinyModel(root);
});
afterEach(() => rm(root, { recursive: true }));

/** The engines of `auto` by their places, each drawing as onnx-cpu does; those named in `broken` do not start. */
function pretend(broken: readonly string[] = []): Candidate[] {
  return candidates("auto").map((candidate) => ({
    ...candidate,
    unavailable: () => (candidate.name.startsWith("onnx-") && candidate.risky ? "it is not here" : null),
    async load() {
      loaded.push(candidate.name);
      if (broken.includes(candidate.name)) throw new Error(`${candidate.name} does not start`);
      return { ...onnx(CPU), name: candidate.name };
    },
  }));
}

/** A trial that found such a time for a frame, or why there is none. */
const trialOf =
  (found: number | string) =>
  async (_dir: string, engine: string): Promise<Trial> =>
    typeof found === "string"
      ? { checks: [], why: found }
      : {
          checks: [{ model: "tiny" as ModelId, engine, ok: true, psnr: 85, frameMs: found, why: null }],
          why: null,
        };

async function choose(tries: readonly Candidate[], found: number | string) {
  const { report, models } = await startEngine(
    { modelsDir: root, engine: "auto" },
    { tries, trial: trialOf(found) },
  );
  for (const { open } of models.values()) await open.dispose();
  return { engine: report.engine, whys: new Map(report.skipped.map(({ engine, why }) => [engine, why])) };
}
const NO_TIME = 0;
const FOR_EVER = 1e9;

describe("with RENDER_ENGINE=auto, the server", () => {
  it("takes TensorFlow's library where that draws faster than ONNX Runtime, and says what was slower", async () => {
    const { engine, whys } = await choose(pretend(), NO_TIME);
    expect(engine).toBe("tfjs-node");
    expect(whys.get("onnx-cpu")).toMatch(/^it is slower here: \d+ ms a frame, tfjs-node \d+ ms$/);
    expect(whys.get("tfjs-wasm")).toBe("it is not needed: others run");
    expect(loaded).not.toContain("tfjs-wasm");
  });

  it("takes ONNX Runtime where TensorFlow's library is slower, and never loads it here", async () => {
    const { engine, whys } = await choose(pretend(), FOR_EVER);
    expect(engine).toBe("onnx-cpu");
    expect(whys.get("tfjs-node")).toMatch(/^it is slower here: \d+ ms a frame, onnx-cpu \d+ ms$/);
    expect(loaded).toEqual(["onnx-cpu"]);
  });

  it("passes over a library that does not start, with its reason, and does not take WebAssembly in its place", async () => {
    const { engine, whys } = await choose(pretend(), "tfjs-node does not start (no libtensorflow.so.2)");
    expect(engine).toBe("onnx-cpu");
    expect(whys.get("tfjs-node")).toBe("tfjs-node does not start (no libtensorflow.so.2)");
    expect(loaded).toEqual(["onnx-cpu"]);
  });

  it("takes TensorFlow's library where ONNX Runtime does not start", async () => {
    expect((await choose(pretend(["onnx-cpu"]), FOR_EVER)).engine).toBe("tfjs-node");
    expect(loaded).toEqual(["onnx-cpu", "tfjs-node"]);
  });

  it("takes WebAssembly only where nothing else works, even if another passed its trial and then did not start", async () => {
    const broken = pretend(["onnx-cpu", "tfjs-node"]);
    expect((await choose(broken, "it ended with SIGSEGV")).engine).toBe("tfjs-wasm");
    expect((await choose(broken, NO_TIME)).engine).toBe("tfjs-wasm");
  });
});
