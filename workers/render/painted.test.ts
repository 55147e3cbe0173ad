import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as breathe } from "node:timers/promises";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RoomFinish } from "@/core/picture/recipe/finish";
import { writeMask } from "@/core/picture/recipe/mask";
import { emptyRecipe, type Still } from "@/core/picture/recipe/recipe";
import type { Rendered, RenderJob } from "@/core/picture/render/job";
import { shapeOf } from "@/core/picture/render/shape";
import { writeTinyModel } from "@/server/infra/models/testing/tiny-model";
import type { FromWorker } from "@/server/infra/render/messages";
import type { OpenFinish } from "./engines/engine";
import { planOf } from "./paint/plan";
import { OLDER, plainFinish, type Seen } from "./paint/testing/plain-finish";
import { Renderer } from "./renderer";
import { type Started, startEngine } from "./start-engine";

const ANN = "ann" as never;
let root: string;
let bare: Started;
let started: Started;
const seen: Seen = [];
const finish = plainFinish(seen);
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "cohue-painted-"));
  await writeTinyModel(root);
  bare = await startEngine({ modelsDir: root, engine: "onnx-cpu" });
  started = { ...bare, finishes: new Map([[finish.finish.id, finish]]) };
});
beforeEach(() => {
  seen.length = 0;
});
afterAll(async () => {
  for (const { open } of bare.models.values()) await open.dispose();
  await rm(root, { recursive: true });
});

function room(changes: Partial<RoomFinish> = {}): RoomFinish {
  const model = { id: finish.finish.id, hash: finish.finish.hash };
  return { model, ground: { ["white" as never]: 1 }, strength: 1, stroke: 0, colour: 0, by: ANN, ...changes };
}
function still(seed: number, painted?: RoomFinish, changes: Partial<Still> = {}): Still {
  const [model] = started.models.values();
  if (!model) throw new Error("the tiny model did not start");
  const { keyframes: _none, ...recipe } = emptyRecipe(model.model.info, seed, painted);
  return { ...recipe, ...changes };
}
type Asked = Partial<RenderJob> & Pick<RenderJob, "recipe" | "size">;

/** One job's answer; several are sent together. */
function ask(jobs: Asked | readonly Asked[], with_: Started = started): Promise<FromWorker[]> {
  const all = [jobs].flat() as Asked[];
  return new Promise((done) => {
    const answers: FromWorker[] = [];
    const renderer = new Renderer(with_, (message) => {
      answers.push(message);
      if (answers.length === all.length) done(answers);
    });
    const whole = all.map((job, i): RenderJob => ({ id: `j${i}`, purpose: "pixels", ...job }));
    if (whole[0]?.purpose === "moving") renderer.receive({ type: "moving", jobs: whole });
    else for (const job of whole) renderer.receive({ type: "settled", job });
  });
}
async function rendered(jobs: Asked | readonly Asked[], with_: Started = started): Promise<Rendered[]> {
  return (await ask(jobs, with_)).map((answer) => {
    if (answer.type !== "rendered") throw new Error(JSON.stringify(answer));
    return answer.rendered;
  });
}
const bytes = async (job: Asked, with_: Started = started) =>
  (await rendered(job, with_))[0]?.bytes ?? Buffer.of();
const only = (rgb: Uint8Array) => [...new Set(rgb)];

describe("a recipe without a finish", () => {
  it("has the same bytes whether or not one is installed", async () => {
    for (const size of [64, 160]) {
      const job = { recipe: still(3), size };
      expect(Buffer.compare(await bytes(job), await bytes(job, bare))).toBe(0);
    }
    expect(seen).toEqual([]);
  });
});

describe("a painted picture", () => {
  it("is painted in its room's hands at every size; small sizes are reduced from the live one", async () => {
    for (const size of [32, 64, 256]) {
      const [made] = await rendered({ recipe: still(1, room()), size });
      expect(made?.size).toBe(size);
      expect(only(made?.bytes ?? Buffer.of())).toEqual([255]);
    }
  });

  it("is painted in its shape at every size, and its masks are stretched over it", async () => {
    const left = writeMask(Float32Array.from({ length: 1024 }, (_, i) => (i % 32 < 16 ? 1 : 0)));
    const hands = { black: { ann: { amount: 1, mask: left } } } as never;
    const recipe = { ...still(1, room()), ratio: "16:9" as const };
    for (const size of [32, 320]) {
      const { width, height } = shapeOf("16:9", size);
      expect(only(await bytes({ recipe, size }))).toEqual([255]);
      const rgb = await bytes({ recipe: { ...recipe, finish: { room: room(), hands } }, size });
      expect(rgb).toHaveLength(width * height * 3);
      const at = (part: number) => rgb[(Math.floor(height / 2) * width + Math.floor(part * width)) * 3];
      expect([at(0.9), at(0.2)], `${size}`).toEqual([255, 128]);
    }
    expect(new Set(seen.map(({ width, height }) => width / height))).toContain(16 / 9);
  });

  it("fails alone, whichever of its runs the engine fails, and the next one is painted", async () => {
    const job = { recipe: still(1, room()), size: 1024 };
    await bytes(job);
    const runs = seen.length;
    expect(runs).toBeGreaterThan(4);
    for (let failing = 0; failing < runs; failing++) {
      let run = 0;
      const paint: OpenFinish["paint"] = async (batch) => {
        if (run++ !== failing) return finish.open.paint(batch);
        await breathe();
        throw new Error("out of memory");
      };
      const failed = { ...finish, open: { ...finish.open, paint } };
      const answers = await ask([job, { ...job, size: 64 }], {
        ...bare,
        finishes: new Map([[finish.finish.id, failed]]),
      });
      expect(answers.map(({ type }) => type)).toEqual(["failed", "rendered"]);
    }
  });

  it("whose model draws squares alone stays square", async () => {
    const [model] = started.models.values();
    if (!model) throw new Error("the tiny model did not start");
    const sizes = { ...model.model.file.sizes, ratios: ["1:1" as const] };
    const square = { ...model, model: { ...model.model, file: { ...model.model.file, sizes } } };
    const made = await bytes(
      { recipe: { ...still(1), ratio: "3:2" }, size: 64 },
      { ...started, models: new Map([[model.model.id, square]]) },
    );
    expect(made).toHaveLength(64 * 64 * 3);
  });

  it("has strokes an octave broader each time the size doubles, up to the broadest", async () => {
    await bytes({ recipe: still(1, room({ stroke: -1 })), size: 512 });
    expect([...new Set(seen.map(({ width, items }) => `${width} ${items[0]?.stroke}`))]).toEqual([
      "64 -1",
      "128 0",
      "256 1",
      "512 1",
    ]);
  });

  it("is the same every time, though its plain picture is remembered", async () => {
    const job = { recipe: still(4, room({ strength: 0.5 })), size: 128 };
    const [first, second] = await rendered([job, job]);
    expect(Buffer.compare(Buffer.from(first?.bytes ?? []), Buffer.from(second?.bytes ?? []))).toBe(0);
  });

  it("moves from the picture's own style by its strength", async () => {
    await bytes({ recipe: still(1, room({ strength: 0.5 })), size: 64 });
    const [half] = seen[0]?.items[0]?.styles ?? [];
    await bytes({ recipe: still(1, room()), size: 64 });
    expect(half).toBeLessThan(seen[1]?.items[0]?.styles[0] ?? 0);
    expect(half).toBeGreaterThan(0.5);
  });

  it("is painted where members brushed, in their hands, and by a member's influence", async () => {
    const left = writeMask(Float32Array.from({ length: 1024 }, (_, i) => (i % 32 < 16 ? 1 : 0)));
    const hands = { black: { ann: { amount: 1, mask: left } } } as never;
    const recipe = { ...still(1), finish: { room: room(), hands } };
    const rgb = await bytes({ recipe, size: 64 });
    const at = (x: number) => rgb[(32 * 64 + x) * 3];
    expect([at(60), at(10)]).toEqual([255, 128]);
    const without = await bytes({ recipe: { ...recipe, influence: { [ANN]: 0 } as never }, size: 64 });
    expect(only(without)).toEqual([255]);
  });

  it("has brushwork and dabs laid on it before it is painted, crisp edges afterwards, and none of them where nothing is painted", async () => {
    const left = writeMask(Float32Array.from({ length: 1024 }, (_, i) => (i % 32 < 16 ? 1 : 0)));
    const hands = { black: { ann: { amount: 1, mask: left } } } as never;
    const nowhere = room({ ground: {}, brushwork: 1, dabs: 1, edges: 1 });
    for (const size of [64, 256, 1024]) {
      seen.length = 0;
      const plain = await bytes({ recipe: still(1), size });
      const rgb = await bytes({ recipe: { ...still(1), finish: { room: nowhere, hands } }, size });
      const right = (of: Uint8Array) => of.filter((_, i) => Math.floor(i / 3) % size > (size * 3) / 4);
      expect(Buffer.compare(right(rgb), right(plain))).toBe(0);
      const given = seen.at(-1)?.items[0]?.rgb ?? new Uint8Array(0);
      expect(only(given).length).toBeGreaterThan(only(plain).length);
    }
  });

  it("is refused when its version of the finish is not installed", async () => {
    const model = { ...room().model, hash: "0".repeat(64) as never };
    for (const purpose of ["moving", "pixels"] as const)
      expect(await ask({ recipe: still(1, room({ model })), size: 64, purpose })).toMatchObject([
        { type: "failed", code: "unknown_model" },
      ]);
  });

  it("paints what an earlier version painted that is named as alike", async () => {
    const model = { ...room().model, hash: OLDER };
    const asked = { size: 64, purpose: "pixels" } as const;
    expect(await bytes({ recipe: still(1, room({ model })), ...asked })).toEqual(
      await bytes({ recipe: still(1, room()), ...asked }),
    );
    const plans = [OLDER, room().model.hash].map((hash) =>
      planOf(
        { id: "a", ...asked, recipe: still(1, room({ model: { ...room().model, hash } })) },
        started.finishes,
      ),
    );
    // Its large pictures, too: as that version gave them their forms.
    expect(plans.map((plan) => plan?.forms)).toEqual(["added", "followed"]);
  });

  it("fades in on the way from one that is not painted", async () => {
    const towards = { recipe: still(1, room()), t: 0.25 };
    await bytes({ recipe: still(1), size: 64, towards });
    expect(seen[0]?.items[0]?.amount).toBe(0.25);
    const to = { ...towards, recipe: still(1, room({ ground: { ["black" as never]: 1 } })), t: 0.5 };
    await bytes({ recipe: still(1, room()), size: 64, towards: to });
    expect(seen[1]?.items[0]?.styles[0]).toBeCloseTo(0.5);
  });

  it("is graded to the room's colours less, the more its colours come from its hands", async () => {
    const palette = { colours: ["#402010", "#804020"], strength: 1, by: ANN };
    const graded = (colour: number) =>
      bytes({ recipe: still(1, room({ ground: { ["grey" as never]: 1 }, colour }), { palette }), size: 64 });
    expect(only(await graded(1))).toEqual([128]);
    const [red, green, blue] = await graded(0);
    expect(red).toBeGreaterThan(green ?? 255);
    expect(green).toBeGreaterThan(blue ?? 255);
  });
});

describe("moving frames", () => {
  it("are painted in one batch where sizes and styles agree, each with its own style", async () => {
    const of = (hand: string): Asked => ({
      ...{ recipe: still(1, room({ ground: { [hand as never]: 1 } })), size: 64, purpose: "moving" },
    });
    const made = await rendered([of("white"), of("black")]);
    expect(made.map(({ batch, size }) => `${batch} ${size}`)).toEqual(["2 64", "2 64"]);
    expect(seen.map(({ items }) => items.length)).toEqual([2]);
    const greys = await Promise.all(made.map(async (one) => (await sharp(one.bytes).raw().toBuffer())[0]));
    expect(greys.toSorted((a, b) => Number(a) - Number(b))).toEqual([0, 255]);
  });

  it("use the grade of a frame shortly before; settled pictures use their own", async () => {
    const palette = { colours: ["#402010", "#804020"], strength: 1, by: ANN };
    const of = (hand: string, purpose: "moving" | "pixels"): Asked => ({
      ...{ recipe: still(1, room({ ground: { [hand as never]: 1 } }), { palette }), size: 64, purpose },
    });
    const alone = await bytes(of("grey", "pixels"));
    const all = await new Promise<Rendered[]>((done) => {
      const found: Rendered[] = [];
      const renderer = new Renderer(started, (message) => {
        if (message.type === "rendered") found.push(message.rendered);
        if (found.length === 2) done(found);
        else
          renderer.receive({ type: "settled", job: { id: "s", purpose: "pixels", ...of("grey", "pixels") } });
      });
      renderer.receive({ type: "moving", jobs: [{ id: "m", purpose: "moving", ...of("white", "moving") }] });
    });
    expect(Buffer.compare(all[1]?.bytes ?? Buffer.of(), alone)).toBe(0);
  });

  it("F5: get smaller before anything is left out when the engine is short of time, and their header says so", async () => {
    let now = 0;
    const real = performance.now;
    // Every look at the clock is a quarter of a second later.
    performance.now = () => {
      now += 250;
      return now;
    };
    try {
      const sizes = await new Promise<number[]>((done) => {
        const found: number[] = [];
        const job = (id: string): RenderJob => ({
          id,
          purpose: "moving",
          recipe: still(1, room()),
          size: 64,
        });
        const renderer = new Renderer(started, (message) => {
          if (message.type === "rendered") found.push(message.rendered.size);
          if (found.length === 10) done(found);
          else renderer.receive({ type: "moving", jobs: [job(`m${found.length}`)] });
        });
        renderer.receive({ type: "moving", jobs: [job("m")] });
      });
      // One that warms up, and three that are compared.
      expect(sizes).toEqual([64, 64, 64, 64, 48, 48, 48, 48, 32, 32]);
      expect(seen.every(({ items }) => items[0]?.amount === 1)).toBe(true);
      expect(seen.at(-1)?.items[0]?.stroke).toBe(-1);
    } finally {
      performance.now = real;
    }
  });
});

describe("a wall of hands", () => {
  const hands = (ids: string[]) => ({ finish: room().model, ids: ids as never });

  it("is the picture in each of them, in their order, whatever the room paints with", async () => {
    const [made] = await rendered({
      ...{ recipe: still(1), size: 32, purpose: "hands", hands: hands(["black", "white", "grey"]) },
    });
    const greys = await Promise.all(
      (made?.tiles ?? []).map(async (jpeg) => (await sharp(jpeg).raw().toBuffer())[0]),
    );
    expect(greys).toEqual([0, 255, 128]);
    expect(await sharp(made?.tiles?.[0]).metadata()).toMatchObject({ width: 32, height: 32 });
    expect(seen.map(({ items }) => items.length)).toEqual([3]);
  });

  it("refuses a hand that does not exist", async () => {
    const job: Asked = { recipe: still(1), size: 32, purpose: "hands", hands: hands(["nobody"]) };
    expect(await ask(job)).toMatchObject([{ type: "failed" }]);
  });
});

describe("a picture that somebody brought", () => {
  it("is read as a style, and nothing is drawn", async () => {
    const reference = { finish: room().model, rgb: new Uint8Array(128 * 128 * 3).fill(51) };
    const [made] = await rendered({ recipe: still(1), size: 128, purpose: "style", reference });
    expect(new Float32Array(made?.bytes.slice().buffer ?? new ArrayBuffer(0))[0]).toBeCloseTo(0.2);
    expect(seen).toEqual([]);
  });
});
