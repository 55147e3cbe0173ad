import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as tf from "@tensorflow/tfjs-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { latentFromSeed } from "@/core/kernel/random";
import { squareOf } from "@/core/picture/render/shape";
import { type LoadedModel, openModel } from "@/server/infra/models";
import { writeTinyModel } from "@/server/infra/models/testing/tiny-model";
import { psnr } from "@/workers/render/self-check";
import type { EngineItem, OpenModel } from "../engine";
import { tfjs } from "./tfjs";

const FIELDS = join(fileURLToPath(new URL(".", import.meta.url)), "../../../../models/fields");

let model: LoadedModel;
let open: OpenModel;
let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "cohue-tfjs-"));
  model = await openModel(FIELDS);
  open = await tfjs.open(model);
});
afterAll(async () => {
  await open.dispose();
  await rm(root, { recursive: true });
});

const item = (seed: number, changes: Partial<EngineItem> = {}): EngineItem => {
  const { layers, w } = model.file.latent;
  return { w: latentFromSeed(seed, layers * w), palette: null, paletteMix: 0, ...changes };
};
const square = (size: number) => ({ x: 0, y: 0, width: size, height: size });
const one = async (of: EngineItem, size: number, tile = square(size)): Promise<Uint8Array> => {
  const { rgb } = await open.render({ items: [of], picture: squareOf(size), tile });
  return rgb[0] ?? new Uint8Array(0);
};

describe("the TensorFlow.js engine", () => {
  it("leaves no tensor behind after fifty frames and mappings", async () => {
    const frame = async (seed: number) => {
      await one(item(seed, { palette: new Float32Array(18).fill(0.5), paletteMix: seed / 50 }), 16);
      await open.map(latentFromSeed(seed, model.file.latent.z), seed % 5);
    };
    await frame(0);
    const before = tf.memory();
    for (let seed = 1; seed <= 50; seed++) await frame(seed);
    expect(tf.memory()).toMatchObject({ numTensors: before.numTensors, numBytes: before.numBytes });
  });

  it("leaves no tensor behind when a model is closed, nor when one is refused", async () => {
    const before = tf.memory().numTensors;
    await (await tfjs.open(model)).dispose();
    await expect(tfjs.open({ ...model, dir: await withoutTensor("mapping.c") })).rejects.toThrow(
      "weights.safetensors has no tensor called mapping.c.",
    );
    expect(tf.memory().numTensors).toBe(before);
  });

  it("draws a tile as that part of the whole picture, and each picture of a batch as alone", async () => {
    const [a, b] = [item(1), item(2)];
    const whole = await one(a, 32);
    const tile = await one(a, 32, { x: 8, y: 16, width: 8, height: 4 });
    const part = Array.from({ length: 4 }, (_, row) => [
      ...whole.subarray(((16 + row) * 32 + 8) * 3, ((16 + row) * 32 + 16) * 3),
    ]);
    expect(psnr(tile, Uint8Array.from(part.flat()))).toBeGreaterThan(60);
    const { rgb } = await open.render({ items: [a, b], picture: squareOf(32), tile: square(32) });
    expect(rgb[0]).toEqual(whole);
    expect(rgb[1]).toEqual(await one(b, 32));
  });

  it("refuses a model of another architecture, and one of another size", async () => {
    const tiny = await openModel(await writeTinyModel(root));
    await expect(tfjs.open(tiny)).rejects.toThrow(/^its architecture is waves; TensorFlow\.js runs cppn/);
    const file = { ...model.file, latent: { ...model.file.latent, layers: 9 } };
    await expect(tfjs.open({ ...model, file })).rejects.toThrow(
      "its latent is 64, 9 x 64; a cppn has 64, 8 x 64.",
    );
  });

  it("refuses weights of another shape with the expected and the found one", async () => {
    const classes = model.file.classes.length;
    const file = { ...model.file, classes: model.file.classes.slice(1) };
    await expect(tfjs.open({ ...model, file })).rejects.toThrow(
      `weights.safetensors: mapping.embed has shape [${classes}, 64]; expected [${classes - 1}, 64].`,
    );
  });
});

/** The shipped folder, one of whose tensors is called something else. */
async function withoutTensor(name: string): Promise<string> {
  const dir = join(root, "damaged");
  await cp(FIELDS, dir, { recursive: true });
  const path = join(dir, "weights.safetensors");
  const bytes = await readFile(path);
  const at = bytes.indexOf(`"${name}"`);
  bytes[at + name.length] = "_".charCodeAt(0);
  await writeFile(path, bytes);
  return dir;
}
