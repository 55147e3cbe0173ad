import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { latentFromSeed } from "@/core/kernel/random";
import { projection, resolve } from "@/core/picture/latent";
import { hexOf, ownPalette } from "@/core/picture/palette";
import { coloursOf, oklabOfHex } from "@/core/picture/palette/oklab";
import { emptyRecipe, type Still } from "@/core/picture/recipe/recipe";
import { shapeOf, squareOf } from "@/core/picture/render/shape";
import { Lru } from "./lru";
import { type Prepared, prepare } from "./prepare";
import { psnr, SAME_DB } from "./self-check";
import { type RunningModel, type Started, startEngine } from "./start-engine";
import { TiledPicture } from "./tiled-picture";

const modelsDir = join(fileURLToPath(new URL(".", import.meta.url)), "../../models");
const ANN = "ann" as never;

let started: Started;
let fields: RunningModel;
beforeAll(async () => {
  started = await startEngine({ modelsDir, engine: "onnx-cpu" });
  const found = [...started.models.values()].find(({ model }) => model.id === "fields");
  if (!found) throw new Error(`fields was refused: ${JSON.stringify(started.report)}`);
  fields = found;
});
afterAll(async () => {
  for (const { open } of started.models.values()) await open.dispose();
});

function still(seed: number, changes: Partial<Still> = {}): Still {
  const { keyframes: _none, ...recipe } = emptyRecipe(fields.model.info, seed);
  return { ...recipe, ...changes };
}
const prepared = (recipe: Still, size: number): Promise<Prepared> =>
  prepare({ id: "x", purpose: "settled", recipe, size }, { ...started, mapped: new Lru(64) });
async function tiled(recipe: Still, size: number): Promise<Uint8Array> {
  const picture = new TiledPicture(await prepared(recipe, size));
  while (!picture.done) await picture.step();
  return picture.picture.rgb;
}
async function whole(recipe: Still, size: number): Promise<Uint8Array> {
  const { item } = await prepared(recipe, size);
  const tile = { x: 0, y: 0, width: size, height: size };
  return (
    (await fields.open.render({ items: [item], picture: squareOf(size), tile })).rgb[0] ?? new Uint8Array(0)
  );
}

describe("every shipped model", () => {
  it("is complete and renders its goldens", () => {
    expect(started.report.refused).toEqual([]);
    for (const check of started.report.selfChecks) expect(check).toMatchObject({ ok: true, why: null });
    expect(started.report.selfChecks.every(({ psnr }) => psnr >= SAME_DB)).toBe(true);
  });
});

describe("fields", () => {
  it("has the same bytes in tiles as whole, and every time", async () => {
    const recipe = still(12);
    const once = await tiled(recipe, 512);
    expect(Buffer.compare(once, await whole(recipe, 512))).toBe(0);
    expect(Buffer.compare(once, await tiled(recipe, 512))).toBe(0);
  });

  it("has the same bytes in tiles as whole in every shape, and in its middle what the square shows", async () => {
    const square = await whole(still(12), 256);
    const shapes = [
      ["3:2", { width: 384, height: 256 }],
      ["2:3", { width: 256, height: 384 }],
      ["16:9", { width: 456, height: 256 }],
    ] as const;
    for (const [ratio, picture] of shapes) {
      const { item, drawn } = await prepared(still(12, { ratio }), 512);
      expect(drawn).toEqual(shapeOf(ratio, 512));
      const middle = { x: (picture.width - 256) / 2, y: (picture.height - 256) / 2, width: 256, height: 256 };
      const { rgb } = await fields.open.render({ items: [item], picture, tile: middle });
      expect(psnr(rgb[0] ?? new Uint8Array(0), square), ratio).toBeGreaterThan(60);
      const all = { x: 0, y: 0, ...drawn };
      const { rgb: wholly } = await fields.open.render({ items: [item], picture: drawn, tile: all });
      expect(Buffer.compare(await tiled(still(12, { ratio }), 512), wholly[0] ?? Buffer.of())).toBe(0);
    }
  });

  it("is the same picture at every size", async () => {
    const raw = { width: 512, height: 512, channels: 3 } as const;
    const reduced = await sharp(await whole(still(3), 512), { raw })
      .resize(128, 128, { kernel: "mitchell" })
      .raw()
      .toBuffer();
    expect(psnr(reduced, await whole(still(3), 128))).toBeGreaterThan(20);
  });

  it("changes with every named direction", async () => {
    const before = await whole(still(5), 64);
    for (const { id } of fields.model.info.controls.filter(({ kind }) => kind === "direction")) {
      const after = await whole(still(5, { contributions: { [id]: { [ANN]: 2 } } }), 64);
      expect(psnr(before, after), id).toBeLessThan(45);
    }
  });

  it("keeps a held control at its value when the seed changes", async () => {
    const [control] = fields.model.info.controls.filter(({ kind }) => kind === "direction");
    if (!control) throw new Error("no direction");
    for (const seed of [1, 2, 3]) {
      const recipe = still(seed, { holds: [{ control: control.id, value: 1.5, by: ANN }] });
      const { item } = await prepared(recipe, 64);
      expect(projection(fields.model.latent, control, item.w)).toBeCloseTo(1.5, 3);
    }
  });

  it("is drawn in the room's colours if the room has chosen any", async () => {
    const colours = ["#14213d", "#264653", "#2a9d8f", "#e9c46a", "#f4a261", "#fff1d0"];
    const graded = still(7, { palette: { colours, strength: 1, by: ANN } });
    const far = (rgb: Uint8Array) => {
      const found = ownPalette(rgb, 128, 128, 6, 1);
      const nearest = found.map((colour) =>
        Math.min(...colours.map((hex) => Math.hypot(...oklabOfHex(hex).map((x, i) => x - (colour[i] ?? 0))))),
      );
      return nearest.reduce((sum, d) => sum + d, 0) / nearest.length;
    };
    const { item } = await prepared(graded, 128);
    const used = coloursOf(item.palette ?? new Float32Array(0)).map(hexOf);
    expect(used.toSorted()).toEqual(colours.toSorted());
    expect(far(await whole(graded, 128))).toBeLessThan(far(await whole(still(7), 128)));
  });

  it("is a different picture for another seed, and the mean's picture at psi 0", async () => {
    expect(psnr(await whole(still(1), 64), await whole(still(6), 64))).toBeLessThan(30);
    const flat = (seed: number) => whole(still(seed, { truncation: 0, styles: still(0).styles }), 64);
    expect(Buffer.compare(await flat(1), await flat(2))).toBe(0);
  });

  it("resolves at psi 1 to what its mapping network gives", async () => {
    const { file } = fields.model;
    const recipe = still(5, { truncation: 1 });
    const { item } = await prepared(recipe, 64);
    const mapped = await fields.open.map(latentFromSeed(5, file.latent.z), 5 % file.classes.length);
    const direct = resolve(recipe, fields.model.latent, () => mapped);
    item.w.forEach((value, i) => {
      expect(value).toBeCloseTo(direct[i] ?? 0, 5);
    });
  });
});
