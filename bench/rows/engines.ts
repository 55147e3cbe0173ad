import { squareOf } from "@/core/picture/render/shape";
import { type LoadedModel, openModels } from "@/server/infra/models";
import type { OpenModel } from "@/workers/render/engines/engine";
import { candidates } from "@/workers/render/engines/select";
import { whyNoNative } from "@/workers/render/engines/tfjs/backend";
import { PATIENT_MS, runTrial } from "@/workers/render/run-trial";
import type { Bench, Row } from "../row";
import { percentile, round } from "../statistics";

const RUNS = 15;
/** Runs that only warm caches. */
const WARM = 3;

/** The same frame on every engine that runs here in one process, in turns, so that whatever else the machine does happens to all of them. */
export const engines: Bench = {
  name: "engines",
  async run() {
    const { models } = await openModels("models");
    const rows: Row[] = [];
    for (const model of models.values()) rows.push(...(await compare(model)));
    return rows;
  },
};

type Opened = { name: string; risky: boolean; open: OpenModel; times: number[] };

async function compare(model: LoadedModel): Promise<Row[]> {
  const opened = await openAll(model);
  for (let run = 0; run < WARM + RUNS; run++) {
    for (const { open, times } of opened) {
      const ms = await timed(open, model, run, 1);
      if (run >= WARM) times.push(ms);
    }
  }
  const rows: Row[] = [];
  for (const one of opened.filter(({ name, risky }) => risky && name.startsWith("onnx-")))
    rows.push(...(await onDevice(one, model)));
  for (const { open } of opened) await open.dispose();
  const other = opened.find(({ name }) => name.startsWith("tfjs-"));
  const [cpu, tfjs] = [opened.find(({ name }) => name === "onnx-cpu"), other].map((one) =>
    one ? percentile(one.times, 50) : null,
  );
  if (!cpu || !tfjs || !other) return rows;
  return [
    ...rows,
    {
      what: `a ${model.file.sizes.native} px frame of ${model.id}: onnx-cpu against ${other.name}`,
      value: round(tfjs / cpu, 1),
      unit: "x faster",
      goal: ">= 3x",
      reached: tfjs / cpu >= 3,
      against: { what: `${other.name} p50`, value: round(tfjs, 1), unit: "ms" },
      notes: `onnx-cpu p50 ${round(cpu, 1)} ms`,
    },
  ];
}

/** The engines that run here; those that run drivers only if they did so in a process of their own. */
async function openAll(model: LoadedModel): Promise<Opened[]> {
  const opened: Opened[] = [];
  for (const { name, risky, last, unavailable, load } of candidates("auto")) {
    // A process has one backend of TensorFlow.js; `choice` measures each in its own.
    if (last && whyNoNative() === null) continue;
    const why = unavailable() ?? (risky ? (await runTrial("models", name, { ms: PATIENT_MS })).why : null);
    if (why !== null) process.stderr.write(`${name}: ${why}\n`);
    else opened.push({ name, risky, open: await (await load()).open(model), times: [] });
  }
  return opened;
}

/** Frames a second on a GPU, alone and eight rooms together. */
async function onDevice({ name, open, times }: Opened, model: LoadedModel): Promise<Row[]> {
  const together: number[] = [];
  for (let run = 0; run < WARM + RUNS; run++) {
    const ms = await timed(open, model, run, 8);
    if (run >= WARM) together.push(ms);
  }
  const [alone, eight] = [1000 / percentile(times, 50), 8000 / percentile(together, 50)];
  const what = `frames/s of ${model.id}, ${model.file.sizes.native} px, ${name}`;
  return [
    { what: `${what}, batch 1`, value: round(alone, 0), unit: "/s", goal: ">= 300", reached: alone >= 300 },
    {
      what: `${what}, batch 8`,
      value: round(eight, 0),
      unit: "/s",
      goal: ">= 3x batch 1",
      reached: eight >= 3 * alone,
      against: { what: "batch 1", value: round(alone, 0), unit: "/s" },
    },
  ];
}

async function timed(open: OpenModel, model: LoadedModel, run: number, count: number): Promise<number> {
  const began = performance.now();
  await open.render(framesOf(model, run, count));
  return performance.now() - began;
}

/** Whole frames of latents that differ, from run to run too. */
function framesOf({ file }: LoadedModel, run: number, count: number) {
  const { layers, w } = file.latent;
  const size = file.sizes.native;
  const items = Array.from({ length: count }, (_, i) => ({
    w: new Float32Array(layers * w).map((_zero, k) => Math.sin(k * 1.7 + run + i)),
    ...{ palette: null, paletteMix: 0 },
  }));
  const picture = squareOf(size);
  return { items, picture, tile: { x: 0, y: 0, ...picture } };
}
