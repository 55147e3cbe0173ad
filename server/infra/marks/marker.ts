import { Worker } from "node:worker_threads";
import { embedWatermark, readWatermark, type Watermark } from "./watermark";

/** Marks and reads pictures. */
export type Marker = {
  embed: (rgb: Uint8Array, size: number, id: bigint) => Promise<Uint8Array>;
  read: (rgb: Uint8Array, width: number, height: number) => Promise<Watermark | null>;
  close: () => Promise<void>;
};

export type Order =
  | { n: number; kind: "embed"; rgb: Uint8Array; size: number; id: bigint }
  | { n: number; kind: "read"; rgb: Uint8Array; width: number; height: number };
export type Answer = { n: number; result: Uint8Array | Watermark | null };

/** Marks in a thread of its own: a picture of 2048 px takes most of a second, in which nothing else would be answered. */
export function markerThread(): Marker {
  const worker = new Worker(new URL("./marker-thread.ts", import.meta.url), {
    execArgv: ["--import", "tsx"],
  });
  worker.unref();
  const waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
  let n = 0;
  worker.on("message", ({ n, result }: Answer) => {
    waiting.get(n)?.resolve(result as never);
    waiting.delete(n);
  });
  worker.on("error", (error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  });
  const ask = <T>(
    order: Omit<Extract<Order, { kind: "embed" }>, "n"> | Omit<Extract<Order, { kind: "read" }>, "n">,
  ) =>
    new Promise<T>((resolve, reject) => {
      n += 1;
      waiting.set(n, { resolve, reject });
      worker.postMessage({ ...order, n });
    });
  return {
    embed: (rgb, size, id) => ask({ kind: "embed", rgb, size, id }),
    read: (rgb, width, height) => ask({ kind: "read", rgb, width, height }),
    close: async () => void (await worker.terminate()),
  };
}

/** Marks where it is called: for commands and tests. */
export const markerHere = (): Marker => ({
  embed: async (rgb, size, id) => embedWatermark(rgb, size, id),
  read: async (rgb, width, height) => readWatermark(rgb, width, height),
  close: async () => {},
});
