import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LoadedModel, openModels } from "@/server/infra/models";
import { runTrial } from "../run-trial";
import { psnr, SAME_DB } from "../self-check";
import type { OpenModel } from "./engine";
import { onnx } from "./onnx/onnx";
import { CPU } from "./onnx/providers";
import { candidates } from "./select";

const MODELS = join(fileURLToPath(new URL(".", import.meta.url)), "../../../models");

let models: LoadedModel[];
const reference = new Map<string, OpenModel>();
beforeAll(async () => {
  models = [...(await openModels(MODELS)).models.values()];
  for (const model of models) reference.set(model.id, await onnx(CPU).open(model));
});
afterAll(async () => {
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

describe("on the goldens of every shipped model", () => {
  const others = candidates("auto").filter(({ name }) => name !== "onnx-cpu");
  it.for(others)(
    "$name agrees with onnx-cpu to 40 dB, where it runs",
    { timeout: 60_000 },
    async (candidate, { skip }) => {
      const absent =
        candidate.unavailable() ?? (candidate.risky ? (await runTrial(MODELS, candidate.name)).why : null);
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
