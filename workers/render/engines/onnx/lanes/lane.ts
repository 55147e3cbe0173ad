import { Worker } from "node:worker_threads";

type Answer = { result?: unknown; why?: string };
type Asked = { resolve: (result: unknown) => void; reject: (error: Error) => void };

/** A thread with ONNX Runtime in it. It does one thing at a time, for whoever took it. */
export class Lane {
  readonly worker = new Worker(new URL("./run-graphs.mjs", import.meta.url), { execArgv: [] });
  private asked: Asked | null = null;
  /** Graphs that are open in it. */
  readonly graphs = new Set<number>();
  isTaken = false;
  hasEnded = false;

  constructor() {
    const { worker } = this;
    // It keeps the process alive only while somebody waits for an answer.
    worker.unref();
    worker.on("message", ({ result, why }: Answer) => {
      const asked = this.rest();
      if (why === undefined) asked?.resolve(result);
      else asked?.reject(new Error(why));
    });
    worker.on("error", (error) => this.rest()?.reject(error));
    worker.on("exit", () => {
      this.hasEnded = true;
      this.rest()?.reject(new Error("the thread of ONNX Runtime ended"));
    });
  }

  /** Asks for one thing, and for the next one only when this was answered. */
  ask<Result>(what: "open" | "run" | "release", details: object): Promise<Result> {
    return new Promise<unknown>((resolve, reject) => {
      this.asked = { resolve, reject };
      this.worker.ref();
      this.worker.postMessage({ what, ...details });
    }) as Promise<Result>;
  }

  private rest(): Asked | null {
    const { asked } = this;
    this.asked = null;
    this.worker.unref();
    return asked;
  }
}
