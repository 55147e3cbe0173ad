import { FLOAT } from "@/server/infra/models/testing/onnx-writer";
import { Builder } from "./builder";

/** Features by resolution of Landscapes (training/gan/generator.py, CHANNELS). */
const CHANNELS = [
  [4, 256],
  [8, 256],
  [16, 256],
  [32, 192],
  [64, 96],
  [128, 48],
] as const;

/**
 * The convolutions of Landscapes and nothing else: no styles, no enlarging, no colours. x [1] -> y [1, 1, 1, 1]. What a processor
 * needs for these multiplications alone: no network of that size can be faster.
 */
export function convStack(): { graph: Uint8Array; macs: number } {
  const b = new Builder();
  const ends: string[] = [];
  let before: number = CHANNELS[0][1];
  for (const [side, features] of CHANNELS) {
    // The first of a block runs before its features are doubled.
    const small = side === 4 ? 4 : side / 2;
    ends.push(chain(b, [[before, features]], small), chain(b, [[features, features]], side));
    before = features;
  }
  const sum = ends.reduce((a, c) => b.op("Add", [a, c]));
  b.op("Identity", [sum]);
  const graph = b.write([{ name: "x", type: FLOAT, shape: [1] }], {
    name: "y",
    type: FLOAT,
    shape: [1, 1, 1, 1],
  });
  return { graph, macs: b.macs };
}

function chain(b: Builder, sizes: readonly (readonly [number, number])[], side: number): string {
  const [first = [1, 1]] = sizes;
  // Added, so that nothing can be computed beforehand.
  let x = b.op("Add", [b.random([1, first[0], side, side], 1), "x"]);
  for (const [inputs, outputs] of sizes) x = b.leaky(b.conv(x, inputs, outputs, side));
  const one = b.op("Slice", [x, b.integers([0, 0, 0]), b.integers([1, 1, 1]), b.integers([1, 2, 3])]);
  return one;
}
