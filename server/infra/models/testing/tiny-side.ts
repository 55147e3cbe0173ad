import { FLOAT, floats, int64s, UINT8, writeOnnx } from "./onnx-writer";
import { TINY } from "./tiny-network";

/** An upscaler that looks one pixel around: a 3 x 3 blur, then every pixel four times each way. Free sizes. */
export const upscalerOnnx = (channels = 3): Uint8Array =>
  writeOnnx({
    inputs: [{ name: "rgb", type: UINT8, shape: ["B", "H", "W", channels] }],
    outputs: [{ name: "big", type: UINT8, shape: ["B", "H4", "W4", channels] }],
    constants: [
      floats("blur", [channels, 1, 3, 3], Array.from({ length: channels }, () => KERNEL).flat()),
      floats("scales", [4], [1, 1, 4, 4]),
      floats("half", [], [0.5]),
    ],
    nodes: [
      { op: "Cast", inputs: ["rgb"], outputs: ["f"], ints: { to: FLOAT } },
      { op: "Transpose", inputs: ["f"], outputs: ["chw"], lists: { perm: [0, 3, 1, 2] } },
      {
        op: "Conv",
        inputs: ["chw", "blur"],
        outputs: ["soft"],
        ints: { group: channels },
        lists: { pads: [1, 1, 1, 1] },
      },
      { op: "Resize", inputs: ["soft", "", "scales"], outputs: ["large"] },
      { op: "Add", inputs: ["large", "half"], outputs: ["rounded"] },
      { op: "Cast", inputs: ["rounded"], outputs: ["bytes"], ints: { to: UINT8 } },
      { op: "Transpose", inputs: ["bytes"], outputs: ["big"], lists: { perm: [0, 2, 3, 1] } },
    ],
  });

/** Sixteenths of whole numbers: sums are exact, in whatever order. */
const KERNEL = [1, 2, 1, 2, 4, 2, 1, 2, 1].map((n) => n / 16);

/** A critic whose features are the mean of each colour: [B, 3] in 0..255. */
export const criticOnnx = (native: number): Uint8Array =>
  writeOnnx({
    inputs: [
      { name: "rgb", type: UINT8, shape: ["B", native, native, 3] },
      { name: "c", type: FLOAT, shape: ["B", TINY.classes] },
    ],
    outputs: [
      { name: "score", type: FLOAT, shape: ["B"] },
      { name: "features", type: FLOAT, shape: ["B", 3] },
    ],
    constants: [int64s("classes", [1])],
    nodes: [
      { op: "Cast", inputs: ["rgb"], outputs: ["f"], ints: { to: FLOAT } },
      {
        op: "ReduceMean",
        inputs: ["f"],
        outputs: ["features"],
        ints: { keepdims: 0 },
        lists: { axes: [1, 2] },
      },
      { op: "ReduceSum", inputs: ["c", "classes"], outputs: ["score"], ints: { keepdims: 0 } },
    ],
  });

/** A synthesis of one size: w alone makes a flat colour, [B, side, side, 3], with a ramp across it so that seams would show. */
export const fixedSynthesisOnnx = (side: number): Uint8Array =>
  writeOnnx({
    inputs: [{ name: "w", type: FLOAT, shape: ["B", TINY.layers, TINY.w] }],
    outputs: [{ name: "rgb", type: UINT8, shape: ["B", side, side, 3] }],
    constants: [
      floats(
        "ramp",
        [1, side, side, 3],
        Array.from({ length: side * side * 3 }, (_, i) => fixedByte(i, side)),
      ),
      int64s("axes", [1, 2]),
      int64s("shape", [-1, 1, 1, 1]),
      floats("nothing", [], [0]),
    ],
    nodes: [
      { op: "ReduceMean", inputs: ["w"], outputs: ["mean"], ints: { keepdims: 0 }, lists: { axes: [1, 2] } },
      { op: "Reshape", inputs: ["mean", "shape"], outputs: ["each"] },
      { op: "Mul", inputs: ["each", "nothing"], outputs: ["zero"] },
      { op: "Add", inputs: ["zero", "ramp"], outputs: ["field"] },
      { op: "Cast", inputs: ["field"], outputs: ["rgb"], ints: { to: UINT8 } },
    ],
  });

/** What that synthesis draws, whatever the latent: something that differs from pixel to pixel. */
const fixedByte = (i: number, side: number): number => {
  const [pixel, channel] = [Math.floor(i / 3), i % 3];
  const [x, y] = [pixel % side, Math.floor(pixel / side)];
  return (x * 7 + y * 13 + ((x * y) % 11) * 5 + channel * 40) % 256;
};
export const fixedPicture = (side: number): Uint8Array =>
  Uint8Array.from({ length: side * side * 3 }, (_, i) => fixedByte(i, side));
