import { FLOAT } from "@/server/infra/models/testing/onnx-writer";
import { Builder } from "./builder";

/** Pixels a side of the picture, of its half and of its quarter. */
const SIDE = 256;
type Shape = { fine: number; wide: number; blocks: number };

/**
 * The convolutions of the finish and nothing else: no normalisation, no styles, no borders, no bytes. x [1] -> y [1, 1, 1, 1]. What a
 * processor needs for these multiplications alone: no network of that size can be faster.
 */
export function finishStack({ fine, wide, blocks }: Shape): { graph: Uint8Array; macs: number } {
  const b = new Builder();
  const [half, quarter] = [SIDE / 2, SIDE / 4];
  const begin = (channels: number, side: number) =>
    // Added, so that nothing can be computed beforehand.
    b.op("Add", [b.random([1, channels, side, side], 1), "x"]);
  let x = b.relu(b.down(begin(3, SIDE), 3, fine, half));
  x = b.relu(b.down(x, fine, wide, quarter));
  for (let i = 0; i < 2 * blocks; i++) x = b.relu(b.conv(x, wide, wide, quarter));
  // The decoder begins at twice the size: enlarging is none of its multiplications.
  let y = b.relu(b.conv(begin(wide, half), wide, fine, half));
  y = b.conv(y, fine, 12, half);
  const one = (of: string) =>
    b.op("Slice", [of, b.integers([0, 0, 0]), b.integers([1, 1, 1]), b.integers([1, 2, 3])]);
  b.op("Identity", [b.op("Add", [one(x), one(y)])]);
  const graph = b.write([{ name: "x", type: FLOAT, shape: [1] }], {
    name: "y",
    type: FLOAT,
    shape: [1, 1, 1, 1],
  });
  return { graph, macs: b.macs };
}
