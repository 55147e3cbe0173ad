import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import sharp from "sharp";
import { uniforms } from "@/core/kernel/random";
import type { Control, ModelFile } from "@/core/picture/model/model-file";
import { mappingOnnx, synthesisOnnx, TINY, tinyMapping, tinyPicture } from "./tiny-network";

type Files = Map<string, Uint8Array>;
export type TinyOptions = {
  id?: string;
  /** Changes files before their hashes are taken: a folder that agrees with itself, yet is wrong. */
  before?: (files: Files) => void | Promise<void>;
  /** Changes files after their hashes are taken: a damaged folder. */
  after?: (files: Files) => void;
  /** Changes model.json. */
  file?: (file: Record<string, unknown>) => void;
};

const control = (id: string, band: Control["band"], vector: number, sigma: number) => ({
  id,
  kind: "direction",
  label: id,
  band,
  sigma,
  vector,
});
export const TINY_CONTROLS = [
  control("tilt", "structure", 0, 0.7),
  control("swell", "shapes", 1, 0.5),
  control("warmth", "colour", 2, 0.9),
  control("drift", "all", 3, 0.4),
];

const json = (value: unknown) => new TextEncoder().encode(`${JSON.stringify(value, null, 1)}\n`);
const bytesOf = (array: Float32Array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

/** Writes a complete small model folder `root/<id>` with goldens from plain arithmetic. */
export async function writeTinyModel(root: string, options: TinyOptions = {}): Promise<string> {
  const id = options.id ?? "tiny";
  const next = uniforms(11);
  const vectors = Float32Array.from({ length: TINY_CONTROLS.length * TINY.w }, () => next() * 2 - 1);
  const latent = Float32Array.from({ length: TINY.layers * TINY.w }, () => next() * 2 - 1);
  const files: Files = new Map([
    ["mapping.onnx", mappingOnnx()],
    ["synthesis.onnx", synthesisOnnx()],
    ["controls.json", json({ controls: TINY_CONTROLS })],
    ["weights.safetensors", writeSafetensors(tinyTensors(vectors))],
    ["goldens/0.f32", bytesOf(latent)],
    ["goldens/0.png", await png(tinyPicture(latent, 64), 64)],
  ]);
  await options.before?.(files);
  const file = { ...tinyFile(id), files: hashes(files) };
  options.file?.(file);
  options.after?.(files);
  const folder = join(root, id);
  for (const [name, content] of [...files, ["model.json", json(file)] as const]) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

export const png = (rgb: Uint8Array, size: number): Promise<Uint8Array> =>
  sharp(rgb, { raw: { width: size, height: size, channels: 3 } })
    .png()
    .toBuffer();

const hashes = (files: Files) =>
  Object.fromEntries(
    [...files].map(([name, content]) => [name, createHash("sha256").update(content).digest("hex")]),
  );

function tinyTensors(vectors: Float32Array) {
  const means = [0, 1].flatMap((classIndex) => [...tinyMapping(new Float32Array(TINY.z), classIndex)]);
  return {
    class_means: { shape: [TINY.classes, TINY.w], data: Float32Array.from(means) },
    controls: { shape: [TINY_CONTROLS.length, TINY.w], data: vectors },
  };
}

const tinyFile = (id: string): Omit<ModelFile, "id" | "files"> & { id: string } => ({
  format: 1,
  id,
  version: "1",
  title: "Tiny",
  summary: "Waves, for tests.",
  architecture: "waves",
  license: "CC0-1.0",
  sourceType: "algorithmicMedia",
  latent: { z: TINY.z, w: TINY.w, layers: TINY.layers },
  classes: [
    { id: "calm", label: "Calm" },
    { id: "storm", label: "Storm" },
  ],
  bands: { structure: [0, 1], shapes: [1, 2], colour: [2, 3] },
  sizes: { native: 64, settled: 160, max: 1024, tile: 64, any: true },
  inputs: ["w", "x", "y", "palette", "palette_mix"],
  paletteSlots: TINY.slots,
  goldens: [{ latent: "goldens/0.f32", image: "goldens/0.png", size: 64 }],
});

export function writeSafetensors(
  tensors: Record<string, { shape: readonly number[]; data: Float32Array }>,
): Uint8Array {
  let offset = 0;
  const header: Record<string, unknown> = {};
  for (const [name, { shape, data }] of Object.entries(tensors)) {
    header[name] = { dtype: "F32", shape, data_offsets: [offset, offset + data.byteLength] };
    offset += data.byteLength;
  }
  const head = new TextEncoder().encode(JSON.stringify(header));
  const length = new Uint8Array(8);
  new DataView(length.buffer).setBigUint64(0, BigInt(head.length), true);
  return Buffer.concat([length, head, ...Object.values(tensors).map(({ data }) => bytesOf(data))]);
}
