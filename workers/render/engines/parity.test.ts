import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenedModels, openModels } from "@/server/infra/models";
import { runTrial } from "../run-trial";
import { SAME_DB } from "../self-check";
import { holds } from "../testing/holds-parity";
import { likenessOf } from "../testing/parity";
import { softwareVulkan } from "../testing/software-vulkan";
import { candidates } from "./select";

const MODELS = join(fileURLToPath(new URL(".", import.meta.url)), "../../../models");

let opened: OpenedModels;
let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "cohue-parity-"));
  opened = await openModels(MODELS);
});
afterAll(async () => {
  await rm(scratch, { recursive: true });
});

/** On a processor, `fields` takes minutes for its sines: the trained network is what is drawn. */
async function drawsInSoftware(engine: string, env: NodeJS.ProcessEnv): Promise<void> {
  const name = "landscapes-sketch";
  await cp(join(MODELS, name), join(scratch, "models", name), { recursive: true });
  const { checks, why } = await runTrial(join(scratch, "models"), engine, { env, ms: 150_000 });
  expect(why).toBeNull();
  expect(checks).toMatchObject([{ model: name, ok: true }]);
  const least = checks[0]?.psnr ?? 0;
  process.stdout.write(`${name}: ${engine}, on a driver in software, ${least.toFixed(1)} dB\n`);
  expect(least).toBeGreaterThanOrEqual(SAME_DB);
}

describe("on the goldens of every shipped model", () => {
  // A process has one backend of TensorFlow.js: WebAssembly is compared in a file of its own.
  const others = candidates("auto").filter(({ name }) => name !== "onnx-cpu" && name !== "tfjs-wasm");

  it.for(others)("$name agrees with onnx-cpu to 40 dB, where it runs", async (candidate, { skip }) => {
    const absent =
      candidate.unavailable() ??
      (candidate.risky ? (await runTrial(MODELS, candidate.name, { ms: 120_000 })).why : null);
    const software = candidate.name === "onnx-webgpu" ? softwareVulkan(scratch, process.env) : null;
    if (absent !== null && software) return drawsInSoftware(candidate.name, software);
    if (absent !== null) return skip(`${candidate.name} is not compared here: ${absent}`);
    holds(candidate.name, await likenessOf(await candidate.load(), opened));
  });
});
