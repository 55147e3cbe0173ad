import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { RoomFinish } from "@/core/picture/recipe/finish";
import { emptyRecipe, type Still } from "@/core/picture/recipe/recipe";
import { halved } from "@/core/picture/render/octaves";
import { areaOf, squareOf } from "@/core/picture/render/shape";
import { ssimOf } from "@/core/work/credit/distance";
import type { FromWorker } from "@/server/infra/render/messages";
import { cut } from "./cut";
import type { PaintItem } from "./engines/engine";
import { wholeItem } from "./paint/item";
import type { PaintPlan } from "./paint/plan";
import { placesOf, regionOf } from "./paint/region";
import type { RunningFinish } from "./paint/running";
import { Renderer } from "./renderer";
import { SAME_DB } from "./self-check";
import { type Started, startEngine } from "./start-engine";
import { partsOf, tilesOf } from "./tiles";

// Pictures of 1024 px on a machine that may be busy.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 120_000 });
const modelsDir = join(fileURLToPath(new URL(".", import.meta.url)), "../../models");
const isHere = existsSync(join(modelsDir, "finish/finish.json"));
const RECIPES = 10;

let started: Started;
let running: RunningFinish;
beforeAll(async () => {
  if (!isHere) return;
  started = await startEngine({ modelsDir, engine: "onnx-cpu" });
  const found = [...started.finishes.values()][0];
  if (!found) throw new Error(`the finish was refused: ${JSON.stringify(started.report)}`);
  running = found;
});

afterAll(async () => {
  if (!isHere) return;
  for (const { open } of started.models.values()) await open.dispose();
  await running.open.dispose();
});

const hands = () => running.finish.file.hands.map(({ id }) => id);
function still(seed: number, changes: Partial<Still> = {}): Still {
  const fields = [...started.models.values()].find(({ model }) => model.id === "fields");
  if (!fields) throw new Error("fields did not start");
  const all = hands();
  const ground = { [all[seed % all.length] ?? ""]: 1 } as RoomFinish["ground"];
  const { id, hash } = running.finish;
  const paints = {
    ...{ strength: 1, stroke: 0, colour: 0.3 },
    ...{ brushwork: seed % 2 === 0 ? 0 : 0.7, dabs: seed % 3 === 0 ? 1 : 0, edges: seed % 4 === 0 ? 0 : 1 },
  };
  const finish = { model: { id, hash }, ground, ...paints, by: "ann" as never };
  const { keyframes: _none, ...recipe } = emptyRecipe(fields.model.info, seed, finish);
  return { ...recipe, ...changes };
}
function pixels(recipe: Still, size: number): Promise<Uint8Array> {
  return new Promise((done, failed) => {
    const renderer = new Renderer(started, (message: FromWorker) => {
      if (message.type === "rendered") done(message.rendered.bytes);
      else failed(new Error(JSON.stringify(message)));
    });
    renderer.receive({ type: "settled", job: { id: "a", purpose: "pixels", recipe, size } });
  });
}
const halvedTo = (rgb: Uint8Array, from: number, to: number): Uint8Array =>
  from === to ? rgb : halvedTo(halved(rgb, squareOf(from)), from / 2, to);
const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const meanStep = (a: Uint8Array, b: Uint8Array) =>
  a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) / a.length;

describe.skipIf(!isHere)("the shipped finish", () => {
  it("paints as its goldens say", () => {
    const check = started.report.selfChecks.find(({ model }) => model === "finish");
    expect(check).toMatchObject({ ok: true });
    expect(check?.psnr).toBeGreaterThanOrEqual(SAME_DB);
  });

  it("makes the same picture of a recipe at 256 and at 1024 px", async () => {
    const found: number[] = [];
    for (let seed = 1; seed <= RECIPES; seed++) {
      const [live, large] = [await pixels(still(seed), 256), await pixels(still(seed), 1024)];
      found.push(ssimOf(live, halvedTo(large, 1024, 256)));
    }
    process.stdout.write(`1024 px beside 256 px, SSIM: ${found.map((s) => s.toFixed(3)).join(" ")}\n`);
    expect(median(found)).toBeGreaterThanOrEqual(0.9);
  });

  it("paints neighbouring latents alike, so that a slow sweep does not flicker", async () => {
    const control = "drift";
    const [first] =
      [...started.models.values()].find(({ model }) => model.id === "fields")?.model.info.controls ?? [];
    const at = (value: number, strength: number) => {
      const recipe = still(3, { contributions: { [first?.id ?? control]: { ["ann" as never]: value } } });
      const room = recipe.finish?.room;
      return pixels({ ...recipe, finish: { room: room && { ...room, strength } } } as Still, 256);
    };
    const steps = { plain: [] as number[], painted: [] as number[] };
    for (const [kind, strength] of [
      ["plain", 0],
      ["painted", 1],
    ] as const) {
      let before = await at(0, strength);
      for (let i = 1; i <= 12; i++) {
        const next = await at(i * 0.02, strength);
        steps[kind].push(meanStep(before, next));
        before = next;
      }
    }
    process.stdout.write(
      `a slow sweep, mean step: plain ${median(steps.plain).toFixed(2)}, painted ${median(steps.painted).toFixed(2)}\n`,
    );
    // No step of the painted sweep stands out, and it moves about as the forms below do.
    expect(Math.max(...steps.painted)).toBeLessThanOrEqual(3 * median(steps.painted) + 0.5);
    expect(median(steps.painted)).toBeLessThanOrEqual(4 * median(steps.plain) + 0.5);
  });

  it.each([
    [false, "1:1"],
    [true, "1:1"],
    [true, "16:9"],
  ] as const)("has no seams where it is painted in tiles, places: %s, %s", async (hasPlaces, ratio) => {
    const picture = areaOf(ratio, 1024);
    const bare = { ...still(5), finish: undefined, ...(ratio === "1:1" ? {} : { ratio }) };
    const plain = await pixels(bare, picture.width);
    const styles = hands()
      .slice(0, 2)
      .map((hand) => running.finish.hands.get(hand) ?? new Float32Array(100));
    const ramp = Float32Array.from({ length: 1024 }, (_, i) => Math.min(1, Math.max(0, ((i % 32) - 8) / 16)));
    const masks = new Float32Array([...ramp, ...ramp.map((level) => 1 - level)]);
    const plan: PaintPlan = {
      ...{
        running,
        forms: "followed",
        strength: 1,
        stroke: 0.5,
        colour: 0.3,
        brushwork: 0,
        dabs: 0,
        edges: 0,
        amount: 1,
      },
      styles: hasPlaces ? styles : styles.slice(0, 1),
      places: hasPlaces ? { masks, amount: new Float32Array(1024).fill(1) } : null,
    };
    const joined = Float32Array.from(plan.styles.flatMap((style) => [...style]));
    const item = { ...wholeItem(plan, joined, plain, picture), measure: true };
    const { rgb: whole, stats } = await running.open.paint({ items: [item], ...picture });
    let furthest = 0;
    for (const tile of [...partsOf(picture, 512), ...tilesOf(picture, 512).slice(0, 1)]) {
      const { around } = regionOf(tile, picture, { margin: running.finish.file.margin, places: hasPlaces });
      const part: PaintItem = {
        ...item,
        rgb: cut(plain, picture.width, around),
        places: plan.places && placesOf(plan.places, around, picture),
        stats: stats[0] ?? null,
        measure: false,
      };
      const { rgb } = await running.open.paint({ items: [part], width: around.width, height: around.height });
      const inner = { x: tile.x - around.x, y: tile.y - around.y, width: tile.width, height: tile.height };
      const made = cutWide(rgb[0] ?? new Uint8Array(0), around.width, inner);
      const expected = cut(whole[0] ?? new Uint8Array(0), picture.width, tile);
      furthest = made.reduce(
        (most, value, i) => Math.max(most, Math.abs(value - (expected[i] ?? 0))),
        furthest,
      );
    }
    process.stdout.write(`tiles beside the whole, places ${hasPlaces}: ${furthest} levels at most\n`);
    expect(furthest).toBeLessThanOrEqual(1);
  });
});

/** A rectangle of a picture of any width. */
function cutWide(
  rgb: Uint8Array,
  stride: number,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
) {
  const part = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++) {
    const from = ((y + row) * stride + x) * 3;
    part.set(rgb.subarray(from, from + width * 3), row * width * 3);
  }
  return part;
}
