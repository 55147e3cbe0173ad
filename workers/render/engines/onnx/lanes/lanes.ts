import { type InferenceSession, Tensor } from "onnxruntime-node";
import type { Feeds, Graph, Outputs } from "../graph";
import { Lane } from "./lane";

type Source = { bytes: SharedArrayBuffer; options: InferenceSession.SessionOptions };
/** A tensor on its way to another thread or back. */
type Sent = Pick<Tensor, "type" | "dims" | "data">;
/** Who waits for a lane, and which would do. */
type Waiting = { fits(lane: Lane): boolean; take(lane: Lane): void };

/**
 * Threads that run graphs beside each other and beside this one: a second thread in one run gains a sixth, a second run beside it all of it. To ask
 * another thread costs a millisecond or two, which what nobody waits for at this moment has.
 */
export class Lanes {
  private lanes: Lane[] = [];
  private readonly sources = new Map<number, Source>();
  private readonly waiting: Waiting[] = [];
  private last = 0;

  constructor(
    private readonly most: number,
    private readonly make = () => new Lane(),
  ) {}

  /** A graph to be run in lanes: opened in one when it is first needed there. */
  add(file: Uint8Array, options: InferenceSession.SessionOptions): Pick<Graph, "run" | "release"> {
    const bytes = new SharedArrayBuffer(file.length);
    new Uint8Array(bytes).set(file);
    const graph = ++this.last;
    this.sources.set(graph, { bytes, options });
    return {
      run: (feeds) => this.inLane(graph, (lane) => this.run(lane, graph, feeds)),
      release: () => this.release(graph),
    };
  }

  private async run(lane: Lane, graph: number, feeds: Feeds): Promise<Outputs> {
    if (!lane.graphs.has(graph)) await this.openIn(lane, graph);
    const made = await lane.ask<Record<string, Sent>>("run", { graph, feeds: each(feeds, sent) });
    return each(made, received);
  }

  private async openIn(lane: Lane, graph: number): Promise<void> {
    const source = this.sources.get(graph);
    if (!source) throw new Error("the network was closed");
    await lane.ask("open", { graph, ...source });
    lane.graphs.add(graph);
  }

  private async release(graph: number): Promise<void> {
    this.sources.delete(graph);
    for (const known of this.lanes.filter(({ graphs }) => graphs.has(graph))) {
      const lane = await this.take(graph, known);
      lane.graphs.delete(graph);
      await lane.ask("release", { graph }).finally(() => this.free(lane));
    }
  }

  /** Does one thing in a lane, when there is a free one. */
  private async inLane<Made>(graph: number, act: (lane: Lane) => Promise<Made>): Promise<Made> {
    const lane = await this.take(graph);
    try {
      return await act(lane);
    } finally {
      this.free(lane);
    }
  }

  /** A free lane: one where the graph is open, else another, else a new one; where there is none, the next that becomes free. `only`: none but this. */
  private take(graph: number, only?: Lane): Promise<Lane> {
    const fits = (lane: Lane) => !only || lane === only;
    const free = this.lanes.filter((lane) => !lane.isTaken && !lane.hasEnded && fits(lane));
    const lane = free.find(({ graphs }) => graphs.has(graph)) ?? free[0] ?? (only ? null : this.begin());
    if (!lane) return new Promise((take) => this.waiting.push({ fits, take }));
    lane.isTaken = true;
    return Promise.resolve(lane);
  }

  private free(lane: Lane): void {
    lane.isTaken = false;
    const at = this.waiting.findIndex(({ fits }) => fits(lane));
    if (at < 0) return;
    const next = (lane.hasEnded ? this.begin() : lane) ?? lane;
    next.isTaken = true;
    this.waiting.splice(at, 1)[0]?.take(next);
  }

  /** A new lane, where there may be one more. */
  private begin(): Lane | null {
    this.lanes = this.lanes.filter(({ hasEnded }) => !hasEnded);
    if (this.lanes.length >= this.most) return null;
    const lane = this.make();
    this.lanes.push(lane);
    return lane;
  }
}

/** Structured cloning copies the whole memory that a view is of: a part goes as a copy of its own. */
const sent = ({ type, dims, data }: Tensor): Sent => ({
  type,
  dims,
  data: isPart(data) ? data.slice() : data,
});
const received = ({ type, dims, data }: Sent): Tensor => new Tensor(type, data as never, dims);

const isPart = (data: Tensor["data"]): data is Exclude<Tensor["data"], string[]> =>
  ArrayBuffer.isView(data) && data.byteLength < data.buffer.byteLength;

const each = <From, To>(all: Readonly<Record<string, From>>, of: (one: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(all).map(([name, one]) => [name, of(one)]));
