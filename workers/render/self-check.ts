import { readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { ModelRefused } from "@/core/picture/model/refusal";
import { squareOf } from "@/core/picture/render/shape";
import "@/server/infra/marks/loaders";
import type { LoadedModel } from "@/server/infra/models";
import type { OpenModel } from "./engines/engine";

/** Peak signal-to-noise ratio that counts as the same picture, in decibels. */
export const SAME_DB = 40;
/** What identical pictures are reported as: infinity has no JSON. */
export const IDENTICAL_DB = 99;

/** The least PSNR of a model's goldens in dB (99 for identical bytes), and the least time for one, in milliseconds. */
export type Checked = { psnr: number; frameMs: number };

/**
 * Renders a model's golden latents and compares them with its golden pictures. Throws ModelRefused naming the golden that
 * differs.
 */
export async function selfCheck(model: LoadedModel, open: OpenModel): Promise<Checked> {
  let least = IDENTICAL_DB;
  let frameMs = Number.POSITIVE_INFINITY;
  for (const golden of model.file.goldens) {
    const { size } = golden;
    const tile = { x: 0, y: 0, width: size, height: size };
    const w = await readLatent(model, golden.latent);
    const batch = { items: [{ w, palette: null, paletteMix: 0 }], picture: squareOf(size), tile };
    const { rgb } = await open.render(batch);
    // The second time: the first one may compile and allocate.
    const began = performance.now();
    await open.render(batch);
    frameMs = Math.min(frameMs, performance.now() - began);
    const expected = await readPicture(model, golden.image, size);
    const found = psnr(rgb[0] ?? new Uint8Array(0), expected);
    if (!(found >= SAME_DB)) {
      throw new ModelRefused(
        `its golden ${golden.image} comes out differently: ${found.toFixed(1)} dB; expected at least ${SAME_DB} dB.`,
      );
    }
    least = Math.min(least, found);
  }
  return { psnr: least, frameMs };
}

/** Peak signal-to-noise ratio of two byte pictures, in dB; 99 for identical ones, 0 for sizes that differ. */
export function psnr(a: Uint8Array, b: Uint8Array): number {
  if (a.length !== b.length) return 0;
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2;
  return sum === 0 ? IDENTICAL_DB : 10 * Math.log10((255 * 255 * a.length) / sum);
}

async function readLatent({ dir, file }: LoadedModel, name: string): Promise<Float32Array> {
  const bytes = await readFile(join(dir, name));
  const count = file.latent.layers * file.latent.w;
  if (bytes.length !== count * 4) {
    throw new ModelRefused(`its golden ${name} has ${bytes.length} bytes; expected ${count} float32.`);
  }
  return Float32Array.from({ length: count }, (_, i) => bytes.readFloatLE(i * 4));
}

/** A golden picture's RGB bytes. Throws ModelRefused where it is not [size x size x 3]. */
export async function readPicture(
  { dir }: Pick<LoadedModel, "dir">,
  name: string,
  size: number,
): Promise<Uint8Array> {
  const picture = sharp(await readFile(join(dir, name)))
    .removeAlpha()
    .toColourspace("srgb");
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  if (info.width !== size || info.height !== size || info.channels !== 3) {
    const found = `${info.width} x ${info.height} x ${info.channels}`;
    throw new ModelRefused(`its golden ${name} is ${found}; expected ${size} x ${size} x 3.`);
  }
  return data;
}
