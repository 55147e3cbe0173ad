import { join } from "node:path";
import { Tensor } from "onnxruntime-node";
import { STYLE, STYLE_INPUT } from "@/core/picture/model/finish-file";
import type { LoadedFinish } from "@/server/infra/models";
import type { OpenFinish, PaintBatch, Painted, PaintItem } from "../engine";
import { paintGroups } from "../paint-groups";
import { checkFinish, checkHand, checkStats, type GraphKind, graphName } from "./check-finish";
import type { Graph } from "./graph";
import { openGraph } from "./open-graph";
import { CPU, type Provider } from "./providers";

const KINDS: readonly GraphKind[] = [false, true].flatMap((places) =>
  (["gives", "takes", "keeps"] as const).map((stats) => ({ places, stats })),
);
const kindOf = ({ places, stats, measure }: PaintItem): GraphKind => ({
  places: places !== null,
  stats: stats ? "takes" : measure ? "gives" : "keeps",
});

/** Convolutions of 32 channels gain nothing that one sees from a second thread, and it takes half as much of the processor again. */
export const onOneThread = (provider: Provider): Provider => ({
  ...provider,
  session: { ...provider.session, intraOpNumThreads: 1 },
});

/**
 * A finish on ONNX Runtime. The network that reads styles stays on the CPU whatever the provider is: it is small, and a style is then
 * the same on every engine.
 */
export async function openFinishOn({ dir }: LoadedFinish, provider: Provider): Promise<OpenFinish> {
  const opened: Graph[] = [];
  const dispose = async () => {
    for (const session of opened.splice(0)) await session.release();
  };
  const open = async (name: string, how: Provider) => {
    const session = await openGraph(join(dir, name), onOneThread(how));
    opened.push(session);
    return session;
  };
  try {
    const graphs = new Map<string, Graph>();
    const counts = new Map<string, number>();
    for (const kind of KINDS) {
      const session = await open(graphName(kind), provider);
      counts.set(graphName(kind), checkFinish(session, kind));
      graphs.set(graphName(kind), session);
    }
    checkStats(counts);
    const hand = await open("hand.onnx", CPU);
    checkHand(hand);
    return {
      paint: (batch) => paint(graphs, batch, provider.maxBatch),
      readStyles: (pictures) => Promise.all(pictures.map((rgb) => readStyle(hand, rgb))),
      dispose,
    };
  } catch (error) {
    await dispose();
    throw error;
  }
}

async function paint(
  graphs: ReadonlyMap<string, Graph>,
  { items, width, height, beside }: PaintBatch,
  most: number,
): Promise<Painted> {
  const rgb: Uint8Array[] = [];
  const stats: Float32Array[] = [];
  for (const group of paintGroups(items, most)) {
    const some = group.flatMap((i) => items[i] ?? []);
    const [first] = some;
    const session = first && graphs.get(graphName(kindOf(first)));
    if (!session) throw new RangeError("no graph to paint with");
    const made = await session.run(feeds(some, { width, height }), beside);
    const bytes = bytesOf(made.painted, some.length * width * height * 3);
    group.forEach((to, at) => {
      rgb[to] = part(bytes, at, some.length);
      stats[to] =
        made.stats?.data instanceof Float32Array
          ? part(made.stats.data, at, some.length).slice()
          : new Float32Array(0);
    });
  }
  return { rgb, stats };
}

function feeds(items: readonly PaintItem[], { width, height }: { width: number; height: number }) {
  const [first] = items;
  const count = items.length;
  const numbers = (of: (item: PaintItem) => number, shape: number[] = [count]) =>
    new Tensor("float32", Float32Array.from(items, of), shape);
  const joined = (of: (item: PaintItem) => Float32Array | undefined, shape: number[]) =>
    new Tensor("float32", joinFloats(items.map((item) => of(item) ?? new Float32Array(0))), shape);
  const picture = new Uint8Array(count * width * height * 3);
  items.forEach(({ rgb }, i) => {
    if (rgb.length !== width * height * 3)
      throw new RangeError(`a picture of ${rgb.length} bytes; expected ${width} x ${height} x 3`);
    picture.set(rgb, i * rgb.length);
  });
  const grid = first?.places;
  const styles = (first?.styles.length ?? 0) / STYLE;
  return {
    rgb: new Tensor("uint8", picture, [count, height, width, 3]),
    stroke: numbers(({ stroke }) => stroke),
    colour: numbers(({ colour }) => colour),
    ...(grid
      ? {
          styles: joined((item) => item.styles, [count, styles, STYLE]),
          masks: joined(({ places }) => places?.masks, [count, styles, grid.height, grid.width]),
          amount: joined(({ places }) => places?.amount, [count, grid.height, grid.width]),
        }
      : {
          style: joined((item) => item.styles, [count, STYLE]),
          amount: numbers(({ amount }) => amount),
        }),
    ...(first?.stats
      ? { stats: joined(({ stats }) => stats ?? undefined, [count, first.stats.length]) }
      : {}),
  };
}

async function readStyle(hand: Graph, rgb: Uint8Array): Promise<Float32Array> {
  const { style } = await hand.run({ rgb: new Tensor("uint8", rgb, [1, STYLE_INPUT, STYLE_INPUT, 3]) });
  if (!(style?.data instanceof Float32Array) || style.data.length !== STYLE)
    throw new RangeError(`hand.onnx gave [${style?.dims.join(", ")}]; expected ${STYLE} numbers`);
  return style.data;
}

function joinFloats(parts: readonly Float32Array[]): Float32Array {
  const joined = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const numbers of parts) {
    joined.set(numbers, at);
    at += numbers.length;
  }
  return joined;
}

function bytesOf(tensor: Tensor | undefined, length: number): Uint8Array {
  if (!(tensor?.data instanceof Uint8Array) || tensor.data.length !== length)
    throw new RangeError(`painted is ${tensor?.type} [${tensor?.dims.join(", ")}]; expected ${length} bytes`);
  return tensor.data;
}

const part = <T extends Uint8Array | Float32Array>(all: T, at: number, of: number): T =>
  all.subarray((at * all.length) / of, ((at + 1) * all.length) / of) as T;
