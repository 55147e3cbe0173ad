import { FLOAT, UINT8 } from "@/server/infra/models/testing/onnx-writer";
import { Builder } from "./builder";

/** Features by resolution of StyleGAN2's 256 px configuration (Karras et al. 2020, `paper256`: half of the widest). */
const CHANNELS = [
  [4, 512],
  [8, 512],
  [16, 512],
  [32, 512],
  [64, 256],
  [128, 128],
  [256, 64],
] as const;
const W = 512;
export const STYLEGAN2_LAYERS = 2 * CHANNELS.length;

/**
 * StyleGAN2's synthesis at 256 px as an ONNX graph with random weights: ws [1, 14, 512] -> rgb uint8 [1, 256, 256, 3]. In the form
 * that is kindest to it: weights constant, the style on the input and its norm on the output, noise left out.
 */
export function stylegan2(): { graph: Uint8Array; macs: number } {
  const b = new Builder();
  let layer = 0;
  const style = (inputs: number, index: number): string => {
    const w = b.op("Gather", ["ws", b.integers([Math.min(index, STYLEGAN2_LAYERS - 1)], [])], {
      ints: { axis: 1 },
    });
    return b.op("Gemm", [
      w,
      b.random([W, inputs], W),
      b.constant([inputs], new Float32Array(inputs).fill(1)),
    ]);
  };
  const perFeature = (x: string): string => b.op("Unsqueeze", [x, b.integers([2, 3])]);
  const styled = (x: string, inputs: number, outputs: number, side: number, grows: boolean): string => {
    const s = style(inputs, layer);
    layer += 1;
    const scaled = b.op("Mul", [x, perFeature(s)]);
    const made = grows ? doubling(b, scaled, inputs, outputs, side) : b.conv(scaled, inputs, outputs, side);
    const energy = b.random([inputs, outputs], inputs * 9);
    const squared = b.op("MatMul", [b.op("Mul", [s, s]), b.op("Mul", [energy, energy])]);
    const norm = b.op("Reciprocal", [b.op("Sqrt", [b.op("Add", [squared, b.constant([1], [1e-8])])])]);
    return b.leaky(b.op("Mul", [made, perFeature(norm)]));
  };
  const toRgb = (x: string, inputs: number, side: number): string =>
    b.conv(b.op("Mul", [x, perFeature(style(inputs, layer))]), inputs, 3, side, 1);

  // A little of the input, so that nothing can be computed beforehand.
  let x = b.random([1, CHANNELS[0][1], 4, 4], 1);
  let before: number = CHANNELS[0][1];
  let picture: string | null = null;
  for (const [side, features] of CHANNELS) {
    if (side > 4) x = styled(x, before, features, side, true);
    x = styled(x, features, features, side, false);
    const part = toRgb(x, features, side);
    picture = picture ? b.op("Add", [twice(b, picture), part]) : part;
    before = features;
  }
  const bytes = b.op("Add", [b.op("Mul", [picture ?? x, b.constant([], [127.5])]), b.constant([], [128])]);
  const clipped = b.op("Clip", [bytes, b.constant([], [0]), b.constant([], [255])]);
  b.op("Transpose", [b.op("Cast", [clipped], { ints: { to: UINT8 } })], { lists: { perm: [0, 2, 3, 1] } });
  const graph = b.write([{ name: "ws", type: FLOAT, shape: [1, STYLEGAN2_LAYERS, W] }], {
    name: "rgb",
    type: UINT8,
    shape: [1, 256, 256, 3],
  });
  return { graph, macs: b.macs };
}

/** A transposed convolution of stride two and the binomial blur after it, as StyleGAN2 does. `side`: of the result. */
function doubling(b: Builder, x: string, inputs: number, outputs: number, side: number): string {
  b.macs += 9 * inputs * outputs * (side / 2) ** 2;
  const weight = b.random([inputs, outputs, 3, 3], inputs * 9);
  const large = b.op("ConvTranspose", [x, weight], { lists: { strides: [2, 2], pads: [0, 0, 1, 1] } });
  const row = [1, 2, 1];
  const kernel = Array.from({ length: outputs }, () =>
    row.flatMap((p) => row.map((q) => (p * q) / 16)),
  ).flat();
  b.macs += 9 * outputs * side * side;
  return b.op("Conv", [large, b.constant([outputs, 1, 3, 3], kernel)], {
    ints: { group: outputs },
    lists: { pads: [1, 1, 1, 1] },
  });
}

const twice = (b: Builder, x: string): string =>
  b.op("Resize", [x, "", b.constant([4], [1, 1, 2, 2])], { words: { mode: "linear" } });
