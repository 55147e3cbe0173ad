import type { ChildProcess } from "node:child_process";
import { AppError } from "@/core/kernel/errors";
import type { Shape } from "@/core/picture/render/shape";
import { forkProgram } from "@/server/infra/process/fork-program";
import { embedWatermark, readWatermark, type Watermark } from "./watermark";

/** Marks and reads pictures. */
export type Marker = {
  embed: (rgb: Uint8Array, shape: Shape, id: bigint) => Promise<Uint8Array>;
  read: (rgb: Uint8Array, width: number, height: number) => Promise<Watermark | null>;
  close: () => Promise<void>;
};

export type Order =
  | { n: number; kind: "embed"; rgb: Uint8Array; shape: Shape; id: bigint }
  | { n: number; kind: "read"; rgb: Uint8Array; width: number; height: number };
export type Answer = { n: number; result: Uint8Array | Watermark | null };

/**
 * Marks in a process of its own, started when it is first needed: a picture of 2048 px takes most of a second, in which nothing
 * else would be answered. When it ends with orders open they fail, and the next order starts another.
 */
export function markerProcess(): Marker {
  const waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
  let child: ChildProcess | null = null;
  let n = 0;

  const start = (): ChildProcess => {
    const started = forkProgram("server/infra/marks/marker-process.ts", [], {});
    started.on("message", ({ n, result }: Answer) => {
      waiting.get(n)?.resolve(result as never);
      waiting.delete(n);
    });
    started.on("exit", () => {
      if (child === started) child = null;
      for (const { reject } of waiting.values()) reject(new AppError("internal", "the marker process ended"));
      waiting.clear();
    });
    return started;
  };

  const ask = <T>(order: Without<Order>): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      child ??= start();
      n += 1;
      waiting.set(n, { resolve, reject });
      child.send({ ...order, n });
    });
  return {
    embed: (rgb, shape, id) => ask({ kind: "embed", rgb, shape, id }),
    read: (rgb, width, height) => ask({ kind: "read", rgb, width, height }),
    close: async () => void child?.kill(),
  };
}

type Without<T> = T extends unknown ? Omit<T, "n"> : never;

/** Marks where it is called: for commands and tests. */
export const markerHere = (): Marker => ({
  embed: async (rgb, shape, id) => embedWatermark(rgb, shape, id),
  read: async (rgb, width, height) => readWatermark(rgb, width, height),
  close: async () => {},
});
