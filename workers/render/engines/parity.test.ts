import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LoadedFinish, type LoadedModel, openModels } from "@/server/infra/models";
import { itemOf } from "../paint/check-paint";
import { runTrial } from "../run-trial";
import { psnr, readPicture, SAME_DB } from "../self-check";
import { softwareVulkan } from "../testing/software-vulkan";
import type { OpenFinish, OpenModel, PaintItem } from "./engine";
import { onnx } from "./onnx/onnx";
import { CPU } from "./onnx/providers";
import { candidates } from "./select";

const MODELS = join(fileURLToPath(new URL(".", import.meta.url)), "../../../models");

let models: LoadedModel[];
let finishes: LoadedFinish[];
let scratch: string;
const reference = new Map<string, OpenModel>();
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "cohue-parity-"));
  const opened = await openModels(MODELS);
  models = [...opened.models.values()];
  finishes = [...opened.finishes.values()];
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

/** What finishes paint of their golden pictures: in the golden's hands, in two hands that have places, and as a tile. */
async function paintings(finish: LoadedFinish, open: OpenFinish): Promise<Uint8Array[]> {
  const pictures: Uint8Array[] = [];
  const { live, goldens, hands } = finish.file;
  const batch = (item: PaintItem) => ({ items: [item], width: live, height: live });
  const whole = Float32Array.from({ length: 64 }, () => 1);
  const half = Float32Array.from({ length: 64 }, (_, i) => (i % 8) / 7);
  for (const golden of goldens) {
    const item = itemOf(finish, golden, await readPicture(finish, golden.picture, live));
    const { rgb, stats } = await open.paint(batch({ ...item, measure: true }));
    const tile = await open.paint(batch({ ...item, stats: stats[0] ?? null, stroke: 0.25 }));
    const pair = [hands[0], hands.at(-1)].flatMap((hand) => [...(finish.hands.get(hand?.id ?? "") ?? [])]);
    const places = {
      width: 8,
      height: 8,
      masks: Float32Array.from([...half, ...half.map((m) => 1 - m)]),
      amount: whole,
    };
    const placed = await open.paint(batch({ ...item, styles: Float32Array.from(pair), places }));
    pictures.push(...rgb, ...tile.rgb, ...placed.rgb);
  }
  return pictures;
}

/** How like two styles are: 1 for the same direction. */
function cosine(a: Float32Array, b: Float32Array): number {
  const dot = (x: Float32Array, y: Float32Array) => x.reduce((sum, value, i) => sum + value * (y[i] ?? 0), 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
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
      for (const finish of finishes) {
        const [here, there] = [await onnx(CPU).openFinish(finish), await engine.openFinish(finish)];
        const [expected, found] = [await paintings(finish, here), await paintings(finish, there)];
        const least = Math.min(...expected.map((picture, i) => psnr(picture, found[i] ?? new Uint8Array(0))));
        const looked = new Uint8Array(128 * 128 * 3).map((_, i) => (i * 7 + Math.floor(i / 384)) % 256);
        const [[a], [b]] = [await here.look([looked]), await there.look([looked])];
        const alike = cosine(a ?? new Float32Array(0), b ?? new Float32Array(1));
        for (const open of [here, there]) await open.dispose();
        process.stdout.write(
          `${finish.id}: ${candidate.name} beside onnx-cpu ${least.toFixed(1)} dB, styles ${alike.toFixed(5)}\n`,
        );
        expect(least, finish.id).toBeGreaterThanOrEqual(SAME_DB);
        expect(alike, `${finish.id}: styles`).toBeGreaterThan(0.999);
      }
    },
  );
});
