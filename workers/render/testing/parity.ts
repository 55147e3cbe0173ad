import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { SQUARE } from "@/core/picture/recipe/ratio";
import { ratiosOf, shapeOf } from "@/core/picture/render/shape";
import type { LoadedFinish, LoadedModel, OpenedModels } from "@/server/infra/models";
import type { Engine, OpenFinish, OpenModel, PaintItem } from "../engines/engine";
import { onnx } from "../engines/onnx/onnx";
import { CPU } from "../engines/onnx/providers";
import { itemOf } from "../paint/check-paint";
import { psnr, readPicture } from "../self-check";

/** How like onnx-cpu an engine draws a model or paints a finish: the worst picture in dB, and the cosine of styles (1 without any). */
export type Likeness = { id: string; db: number; styles: number };

/** Every model's goldens, and what every finish paints and sees, on an engine and on onnx-cpu. */
export async function likenessOf(
  engine: Engine,
  { models, finishes }: Pick<OpenedModels, "models" | "finishes">,
): Promise<Likeness[]> {
  const found: Likeness[] = [];
  for (const model of models.values()) {
    const [here, there] = [await onnx(CPU).open(model), await engine.open(model)];
    const db = worst(await goldens(model, here), await goldens(model, there));
    for (const open of [here, there]) await open.dispose();
    found.push({ id: model.id, db, styles: 1 });
  }
  for (const finish of finishes.values()) {
    const [here, there] = [await onnx(CPU).openFinish(finish), await engine.openFinish(finish)];
    const db = worst(await paintings(finish, here), await paintings(finish, there));
    const reference = new Uint8Array(128 * 128 * 3).map((_, i) => (i * 7 + Math.floor(i / 384)) % 256);
    const [[a], [b]] = [await here.readStyles([reference]), await there.readStyles([reference])];
    for (const open of [here, there]) await open.dispose();
    found.push({ id: finish.id, db, styles: cosine(a ?? new Float32Array(0), b ?? new Float32Array(1)) });
  }
  return found;
}

const worst = (expected: readonly Uint8Array[], found: readonly Uint8Array[]): number =>
  Math.min(...expected.map((picture, i) => psnr(picture, found[i] ?? new Uint8Array(0))));

/** A model's golden latents, rendered; the first in every shape that it draws. */
async function goldens({ dir, file }: LoadedModel, open: OpenModel): Promise<Uint8Array[]> {
  const pictures: Uint8Array[] = [];
  for (const [i, { latent, size }] of file.goldens.entries()) {
    const bytes = await readFile(join(dir, latent));
    const w = Float32Array.from({ length: bytes.length / 4 }, (_, n) => bytes.readFloatLE(n * 4));
    for (const ratio of i === 0 ? ratiosOf(file.sizes) : ([SQUARE] as const)) {
      const picture = shapeOf(ratio, size);
      const tile = { x: 0, y: 0, ...picture };
      const found = await open.render({ items: [{ w, palette: null, paletteMix: 0 }], picture, tile });
      pictures.push(found.rgb[0] ?? new Uint8Array(0));
    }
  }
  return pictures;
}

/** What finishes paint of their golden pictures: in the golden's hands, in two hands that have places, as a tile, and of a wide one. */
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
    // The upper part alone: a picture that is wide.
    const wide = { width: live, height: Math.floor(live / 8) * 4 };
    const upper = { ...item, rgb: item.rgb.subarray(0, wide.width * wide.height * 3) };
    const cut = await open.paint({ items: [upper], ...wide });
    pictures.push(...rgb, ...tile.rgb, ...placed.rgb, ...cut.rgb);
  }
  return pictures;
}

/** How like two styles are: 1 for the same direction. */
function cosine(a: Float32Array, b: Float32Array): number {
  const dot = (x: Float32Array, y: Float32Array) => x.reduce((sum, value, i) => sum + value * (y[i] ?? 0), 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}
