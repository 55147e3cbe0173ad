import { join } from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { ModelId } from "@/core/kernel/ids/ids";
import { squareOf } from "@/core/picture/render/shape";
import { type LoadedModel, openModels } from "@/server/infra/models";
import { ONE_CORE } from "@/workers/render/engines/onnx/providers";
import { tfjs } from "@/workers/render/engines/tfjs/tfjs";
import { convStack } from "../graphs/conv-stack";
import { STYLEGAN2_LAYERS, stylegan2 } from "../graphs/stylegan2";
import { untrainedFolder } from "../graphs/untrained";
import type { Bench, Row } from "../row";
import { percentile, round } from "../statistics";

const RUNS = 20;
const WARM = 3;

type Contender = { name: string; run: (n: number) => Promise<unknown>; times: number[] };

/** Networks as they are shipped. */
const SHIPPED = ["landscapes", "landscapes-sketch"] as const;
/** The largest network that the training code makes, of twelve layers. Its speed does not depend on what it would have learned. */
const FULL = "the full-width network, untrained";
const TFJS = "landscapes on tfjs";

/**
 * One frame of each network on one core, in turns, so that whatever else the machine does happens to all of them: the shipped ones,
 * one of them on TensorFlow.js, too, StyleGAN2 at 256 px, and the full-width network beside its bare convolutions.
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
    return [...SHIPPED, FULL].flatMap((name) => rowsOf(name, times, macs));
  },
};

async function contend() {
  const [sg, stack] = [stylegan2(), convStack()];
  const { models } = await openModels("models");
  const contenders: Contender[] = [
    await synthesis("StyleGAN2-256", sg.graph, [1, STYLEGAN2_LAYERS, 512], "ws"),
    await synthesis("bare convolutions", stack.graph, [1], "x"),
  ];
  for (const name of SHIPPED) {
    const model = models.get(ModelId.parse(name));
    if (!model) throw new Error(`models/${name} was not opened`);
    const { layers, w } = model.file.latent;
    contenders.push(await synthesis(name, join(model.dir, "synthesis.onnx"), [1, layers, w], "w"));
    if (name === "landscapes") contenders.push(await onTfjs(model));
  }
  const folder = untrainedFolder();
  if (folder) contenders.push(await synthesis(FULL, join(folder, "synthesis.onnx"), [1, 12, 256], "w"));
  else process.stderr.write("no Python with PyTorch: the full-width network was not made\n");
  return { contenders, macs: { stylegan2: sg.macs, stack: stack.macs } };
}

async function onTfjs(model: LoadedModel): Promise<Contender> {
  const open = await tfjs.open(model);
  const { layers, w } = model.file.latent;
  const tile = { x: 0, y: 0, width: 256, height: 256 };
  const run = (n: number) =>
    open.render({
      items: [{ w: latent(layers * w, n), palette: null, paletteMix: 0 }],
      picture: squareOf(256),
      tile,
    });
  return { name: TFJS, run, times: [] };
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
  const what = `a 256 px frame of ${name}`;
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
  if (name === FULL) {
    const bare = against("bare convolutions");
    rows.push({
      what: `${what}: share of what its bare convolutions reach`,
      value: round(bare.ratio * 100, 0),
      unit: "%",
      goal: ">= 85 %",
      reached: bare.ratio >= 0.85,
      against: bare.against,
      notes: `${(macs.stack / 1e9).toFixed(2)} GMAC, least ${bare.least} ms`,
    });
  }
  if (name === "landscapes") {
    const other = against(TFJS);
    rows.push({
      what: `${what} against the tfjs engine`,
      value: round(other.ratio, 1),
      unit: "x faster",
      goal: ">= 3x",
      reached: other.ratio >= 3,
      against: other.against,
      notes: `least ${other.least} ms`,
    });
  }
  return rows;
}
