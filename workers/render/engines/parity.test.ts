import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LoadedModel, openModels } from "@/server/infra/models";
import { runTrial } from "../run-trial";
import { psnr, SAME_DB } from "../self-check";
import { softwareVulkan } from "../testing/software-vulkan";
import type { OpenModel } from "./engine";
import { onnx } from "./onnx/onnx";
import { CPU } from "./onnx/providers";
import { candidates } from "./select";

const MODELS = join(fileURLToPath(new URL(".", import.meta.url)), "../../../models");

let models: LoadedModel[];
let scratch: string;
const reference = new Map<string, OpenModel>();
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "cohue-parity-"));
  models = [...(await openModels(MODELS)).models.values()];
  for (const model of models) reference.set(model.id, await onnx(CPU).open(model));
});
afterAll(async () => {
  await rm(scratch, { recursive: true });
  for (const open of reference.values()) await open.dispose();
});

/** A model's golden latents, rendered. */
async function goldens({ dir, file }: LoadedModel, open: OpenModel | undefined): Promise<Uint8Array[]> {
  const pictures: Uint8Array[] = [];
  for (const { latent, size } of file.goldens) {
    const bytes = await readFile(join(dir, latent));
    const w = Float32Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readFloatLE(i * 4));
    const tile = { x: 0, y: 0, width: size, height: size };
    const found = await open?.render({ items: [{ w, palette: null, paletteMix: 0 }], size, tile });
    pictures.push(found?.rgb[0] ?? new Uint8Array(0));
  }
  return pictures;
}

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
  const others = candidates("auto").filter(({ name }) => name !== "onnx-cpu");

  it.for(others)(
    "$name agrees with onnx-cpu to 40 dB, where it runs",
    { timeout: 180_000 },
    async (candidate, { skip }) => {
      const absent =
        candidate.unavailable() ?? (candidate.risky ? (await runTrial(MODELS, candidate.name)).why : null);
      const software = candidate.name === "onnx-webgpu" ? softwareVulkan(scratch, process.env) : null;
      if (absent !== null && software) return drawsInSoftware(candidate.name, software);
      if (absent !== null) return skip(`${candidate.name} is not compared here: ${absent}`);
      const engine = await candidate.load();
      for (const model of models) {
        const open = await engine.open(model);
        const [expected, found] = [await goldens(model, reference.get(model.id)), await goldens(model, open)];
        await open.dispose();
        const least = Math.min(...expected.map((picture, i) => psnr(picture, found[i] ?? new Uint8Array(0))));
        process.stdout.write(`${model.id}: ${candidate.name} beside onnx-cpu ${least.toFixed(1)} dB\n`);
        expect(least, model.id).toBeGreaterThanOrEqual(SAME_DB);
      }
    },
  );
});
