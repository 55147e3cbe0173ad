import { uniforms } from "@/core/kernel/random";
import { FLOAT, floats, int64s, UINT8, writeOnnx } from "./onnx-writer";

/**
 * A network small enough to be written twice: once as ONNX graphs, once below as plain arithmetic, so that goldens come
 * from neither the engine nor the graph. Colour = 0.5 + 0.5 sin(a x + b y + c), tinted by the first palette slot.
 */
export const TINY = { z: 8, w: 6, layers: 3, classes: 2, slots: 6 } as const;

const draw = (seed: number, count: number, gain: number): number[] => {
  const next = uniforms(seed);
  return Array.from({ length: count }, () => (next() * 2 - 1) * gain);
};
const flat = TINY.layers * TINY.w;
const FROM_Z = draw(1, TINY.z * TINY.w, 0.8);
const FROM_CLASS = draw(2, TINY.classes * TINY.w, 0.5);
const WAVES = draw(3, flat * 9, 1.2);
const OWN = draw(4, flat * TINY.slots * 3, 0.4);

/** z [B, Z], c [B, C] -> w [B, W]: tanh(z A) + c B. */
export const mappingOnnx = (): Uint8Array =>
  writeOnnx({
    inputs: [
      { name: "z", type: FLOAT, shape: ["B", TINY.z] },
      { name: "c", type: FLOAT, shape: ["B", TINY.classes] },
    ],
    outputs: [{ name: "w", type: FLOAT, shape: ["B", TINY.w] }],
    constants: [floats("A", [TINY.z, TINY.w], FROM_Z), floats("K", [TINY.classes, TINY.w], FROM_CLASS)],
    nodes: [
      { op: "MatMul", inputs: ["z", "A"], outputs: ["za"] },
      { op: "Tanh", inputs: ["za"], outputs: ["ta"] },
      { op: "MatMul", inputs: ["c", "K"], outputs: ["ck"] },
      { op: "Add", inputs: ["ta", "ck"], outputs: ["w"] },
    ],
  });

/** w, x, y, palette, palette_mix -> rgb uint8 [B, H, W, 3], own_palette [B, slots, 3]. */
export const synthesisOnnx = (): Uint8Array =>
  writeOnnx({
    inputs: [
      { name: "w", type: FLOAT, shape: ["B", TINY.layers, TINY.w] },
      { name: "x", type: FLOAT, shape: ["W"] },
      { name: "y", type: FLOAT, shape: ["H"] },
      { name: "palette", type: FLOAT, shape: ["B", TINY.slots, 3] },
      { name: "palette_mix", type: FLOAT, shape: ["B"] },
    ],
    outputs: [
      { name: "rgb", type: UINT8, shape: ["B", "H", "W", 3] },
      { name: "own_palette", type: FLOAT, shape: ["B", TINY.slots, 3] },
    ],
    constants: [
      floats("WAVES", [flat, 9], WAVES),
      floats("OWN", [flat, TINY.slots * 3], OWN),
      ...[0, 1, 2].map((i) => int64s(`i${i}`, [i], [])),
      int64s("flat", [0, flat]),
      int64s("waves", [0, 3, 1, 1, 3]),
      int64s("slots", [0, TINY.slots, 3]),
      int64s("column", [1, 1, -1, 1]),
      int64s("row", [1, -1, 1, 1]),
      int64s("perMix", [-1, 1, 1]),
      int64s("perTint", [-1, 1, 1, 3]),
      floats("half", [], [0.5]),
      floats("one", [], [1]),
      floats("zero", [], [0]),
      floats("white", [], [255]),
    ],
    nodes: [
      { op: "Reshape", inputs: ["w", "flat"], outputs: ["wf"] },
      { op: "MatMul", inputs: ["wf", "WAVES"], outputs: ["abc"] },
      { op: "Reshape", inputs: ["abc", "waves"], outputs: ["abc5"] },
      ...["a", "b", "c"].map((name, i) => ({
        op: "Gather",
        inputs: ["abc5", `i${i}`],
        outputs: [name],
        ints: { axis: 1 },
      })),
      { op: "Reshape", inputs: ["x", "column"], outputs: ["xc"] },
      { op: "Reshape", inputs: ["y", "row"], outputs: ["yr"] },
      { op: "Mul", inputs: ["a", "xc"], outputs: ["ax"] },
      { op: "Mul", inputs: ["b", "yr"], outputs: ["by"] },
      { op: "Add", inputs: ["ax", "by"], outputs: ["axby"] },
      { op: "Add", inputs: ["axby", "c"], outputs: ["phase"] },
      { op: "Sin", inputs: ["phase"], outputs: ["wave"] },
      { op: "Mul", inputs: ["wave", "half"], outputs: ["halfWave"] },
      { op: "Add", inputs: ["halfWave", "half"], outputs: ["field"] },
      { op: "MatMul", inputs: ["wf", "OWN"], outputs: ["own0"] },
      { op: "Sigmoid", inputs: ["own0"], outputs: ["own1"] },
      { op: "Reshape", inputs: ["own1", "slots"], outputs: ["own_palette"] },
      { op: "Reshape", inputs: ["palette_mix", "perMix"], outputs: ["mix"] },
      { op: "Sub", inputs: ["palette", "own_palette"], outputs: ["away"] },
      { op: "Mul", inputs: ["away", "mix"], outputs: ["moved"] },
      { op: "Add", inputs: ["own_palette", "moved"], outputs: ["used"] },
      { op: "Gather", inputs: ["used", "i0"], outputs: ["first"], ints: { axis: 1 } },
      { op: "Reshape", inputs: ["first", "perTint"], outputs: ["tint"] },
      { op: "Mul", inputs: ["field", "tint"], outputs: ["tinted"] },
      { op: "Clip", inputs: ["tinted", "zero", "one"], outputs: ["clipped"] },
      { op: "Mul", inputs: ["clipped", "white"], outputs: ["scaled"] },
      { op: "Add", inputs: ["scaled", "half"], outputs: ["rounded"] },
      { op: "Cast", inputs: ["rounded"], outputs: ["rgb"], ints: { to: UINT8 } },
    ],
  });

/** The same network in plain arithmetic: RGB bytes of a whole picture, with its own palette. */
export function tinyPicture(w: Float32Array, size: number): Uint8Array {
  const wave = (index: number) => sum(flat, (i) => (w[i] ?? 0) * (WAVES[i * 9 + index] ?? 0));
  const tints = [0, 1, 2].map((ch) => {
    const value = sum(flat, (i) => (w[i] ?? 0) * (OWN[i * TINY.slots * 3 + ch] ?? 0));
    return 1 / (1 + Math.exp(-value));
  });
  const waves = Array.from({ length: 9 }, (_, index) => wave(index));
  const rgb = new Uint8Array(size * size * 3);
  for (let at = 0; at < rgb.length; at++) {
    const ch = at % 3;
    const x = (2 * ((Math.floor(at / 3) % size) + 0.5)) / size - 1;
    const y = (2 * (Math.floor(at / 3 / size) + 0.5)) / size - 1;
    const phase = (waves[ch] ?? 0) * x + (waves[3 + ch] ?? 0) * y + (waves[6 + ch] ?? 0);
    rgb[at] = Math.floor((0.5 + 0.5 * Math.sin(phase)) * (tints[ch] ?? 0) * 255 + 0.5);
  }
  return rgb;
}

/** The mapping network in plain arithmetic: w of a latent z and a class. */
export function tinyMapping(z: Float32Array, classIndex: number): Float32Array {
  return Float32Array.from({ length: TINY.w }, (_, column) => {
    const fromZ = sum(TINY.z, (i) => (z[i] ?? 0) * (FROM_Z[i * TINY.w + column] ?? 0));
    return Math.tanh(fromZ) + (FROM_CLASS[classIndex * TINY.w + column] ?? 0);
  });
}

function sum(count: number, term: (i: number) => number): number {
  let total = 0;
  for (let i = 0; i < count; i++) total += term(i);
  return total;
}
