import { join } from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { openModels } from "@/server/infra/models";
import { ONE_CORE } from "@/workers/render/engines/onnx/providers";
import { tfjs } from "@/workers/render/engines/tfjs/tfjs";
import { convStack } from "../graphs/conv-stack";
import { STYLEGAN2_LAYERS, stylegan2 } from "../graphs/stylegan2";
import { untrainedFolder, untrainedModel } from "../graphs/untrained";
import type { Bench, Row } from "../row";
import { percentile, round } from "../statistics";

const RUNS = 20;
const WARM = 3;

type Contender = { name: string; run: (n: number) => Promise<unknown>; times: number[] };

/**
 * One frame of each network on one core, in turns, so that whatever else the machine does happens to all of them: Landscapes at full
 * width (untrained: its speed does not depend on what it learned), StyleGAN2 at 256 px, the bare convolutions of Landscapes, and
 * Landscapes on TensorFlow.js.
 */
export const networks: Bench = {
  name: "networks",
  async run() {
    const { contenders, macs } = await contend();
    for (let run = 0; run < WARM + RUNS; run++) {
      for (const { run: once, times } of contenders) {
        const began = performance.now();
        await once(run);
        if (run >= WARM) times.push(performance.now() - began);
      }
    }
    const times = new Map(contenders.map(({ name, times }) => [name, times]));
    return [...rowsOf("landscapes", times, macs), ...rowsOf("landscapes-sketch", times, macs)];
  },
};

async function contend() {
  const [sg, stack] = [stylegan2(), convStack()];
  const { models } = await openModels("models");
  const sketch = models.get("landscapes-sketch" as never);
  const contenders: Contender[] = [
    await synthesis("StyleGAN2-256", sg.graph, [1, STYLEGAN2_LAYERS, 512], "ws"),
    await synthesis("bare convolutions", stack.graph, [1], "x"),
  ];
  const folder = untrainedFolder();
  if (!folder) process.stderr.write("no Python with PyTorch: the full-width graph was not made\n");
  if (folder)
    contenders.push(await synthesis("landscapes", join(folder, "synthesis.onnx"), [1, 12, 256], "w"));
  if (folder && sketch) {
    const open = await tfjs.open(untrainedModel(folder, sketch));
    const tile = { x: 0, y: 0, width: 256, height: 256 };
    const run = (n: number) =>
      open.render({ items: [{ w: latent(12 * 256, n), palette: null, paletteMix: 0 }], size: 256, tile });
    contenders.push({ name: "landscapes on tfjs", run, times: [] });
  }
  if (sketch) {
    const { layers, w } = sketch.file.latent;
    contenders.push(
      await synthesis("landscapes-sketch", join(sketch.dir, "synthesis.onnx"), [1, layers, w], "w"),
    );
  }
  return { contenders, macs: { stylegan2: sg.macs, stack: stack.macs } };
}

async function synthesis(
  name: string,
  graph: string | Uint8Array,
  shape: readonly number[],
  input: string,
): Promise<Contender> {
  const session = await (typeof graph === "string"
    ? InferenceSession.create(graph, ONE_CORE)
    : InferenceSession.create(graph, ONE_CORE));
  const count = shape.reduce((a, b) => a * b, 1);
  const run = (n: number) => session.run({ [input]: new Tensor("float32", latent(count, n), shape) });
  return { name, run, times: [] };
}

const latent = (count: number, n: number): Float32Array =>
  new Float32Array(count).map((_zero, i) => Math.sin(i * 1.7 + n));

function rowsOf(
  name: string,
  all: ReadonlyMap<string, readonly number[]>,
  macs: { stylegan2: number; stack: number },
): Row[] {
  const own = all.get(name);
  if (!own) return [];
  const against = (other: string) => {
    const times = all.get(other) ?? [];
    // Of each turn by itself: a machine that is busy for a while is busy for both.
    const ratio = percentile(
      times.map((ms, i) => ms / (own[i] ?? Number.NaN)),
      50,
    );
    const beside = { what: `${other} p50`, value: round(percentile(times, 50), 1), unit: "ms" };
    return { ratio, least: round(Math.min(...times), 1), against: beside };
  };
  const what = `a 256 px frame of ${name}${name === "landscapes" ? " (full width, untrained)" : ""}`;
  const style = against("StyleGAN2-256");
  const rows: Row[] = [
    {
      what: `${what} on one core, onnx-cpu, p50`,
      value: round(percentile(own, 50), 1),
      unit: "ms",
      goal: "<= 40 ms",
      reached: percentile(own, 50) <= 40,
      notes: `least ${round(Math.min(...own), 1)} ms`,
    },
    {
      what: `${what} against StyleGAN2-256`,
      value: round(style.ratio, 1),
      unit: "x faster",
      goal: ">= 8x",
      reached: style.ratio >= 8,
      against: style.against,
      notes: `${(macs.stylegan2 / 1e9).toFixed(1)} GMAC, least ${style.least} ms`,
    },
  ];
  if (name !== "landscapes") return rows;
  const [bare, other] = [against("bare convolutions"), against("landscapes on tfjs")];
  return [
    ...rows,
    {
      what: `${what}: share of what its bare convolutions reach`,
      value: round(bare.ratio * 100, 0),
      unit: "%",
      goal: ">= 85 %",
      reached: bare.ratio >= 0.85,
      against: bare.against,
      notes: `${(macs.stack / 1e9).toFixed(2)} GMAC, least ${bare.least} ms`,
    },
    {
      what: `${what} against the tfjs engine`,
      value: round(other.ratio, 1),
      unit: "x faster",
      goal: ">= 3x",
      reached: other.ratio >= 3,
      against: other.against,
      notes: `least ${other.least} ms`,
    },
  ];
}
