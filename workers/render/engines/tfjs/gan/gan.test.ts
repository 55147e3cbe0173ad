import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-layers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { latentFromSeed } from "@/core/kernel/random";
import type { ModelFile } from "@/core/picture/model/model-file";
import { openBackend } from "../backend";
import type { Network } from "../network";
import { Weights } from "../weights";
import { interpolation } from "./enlarge";
import { openGan } from "./gan";
import { convolution, double } from "./pixels";
import { PLAIN, plainPicture, plainWeights } from "./testing/plain-gan";

const FILE = {
  latent: { z: PLAIN.z, w: PLAIN.w, layers: PLAIN.layers },
  sizes: { native: 32 },
  classes: [
    { id: "one", label: "One" },
    { id: "two", label: "Two" },
  ],
} as unknown as ModelFile;
const weightsOf = (plain: ReturnType<typeof plainWeights>) =>
  new Weights(new Map([...plain].map(([name, tensor]) => [name, () => tensor] as const)));

const plain = plainWeights(4);
let network: Network;
beforeAll(async () => {
  await openBackend();
  network = openGan(FILE, weightsOf(plain));
});
afterAll(() => network.dispose());

/** A picture's numbers for w [layers x w]. */
const drawn = (ws: Float32Array, enough?: number) =>
  tf.tidy(() => {
    const xy = tf.tensor1d([0]);
    const w = tf.tensor2d(ws, [PLAIN.layers, PLAIN.w]);
    const { rgb } = network.draw({ w, x: xy, y: xy, palette: null, mix: 0, enough });
    return { shape: rgb.shape, data: rgb.dataSync() };
  });

describe("a GAN on TensorFlow.js", () => {
  it("draws what plain arithmetic draws from the same weights", () => {
    for (const seed of [1, 2, 3]) {
      const ws = latentFromSeed(seed, PLAIN.layers * PLAIN.w);
      const { shape, data } = drawn(ws);
      const expected = plainPicture(plain, ws);
      expect(shape).toEqual([32, 32, 3]);
      expect(Math.max(...expected.map((value, i) => Math.abs(value - (data[i] ?? 9))))).toBeLessThan(1e-4);
    }
  });

  it("stops early where a smaller picture is enough", () => {
    const ws = latentFromSeed(1, PLAIN.layers * PLAIN.w);
    expect(drawn(ws, 16).shape).toEqual([16, 16, 3]);
    expect(drawn(ws, 17).shape).toEqual([32, 32, 3]);
  });

  it("has gradients that agree with finite differences", () => {
    const ws = latentFromSeed(5, PLAIN.layers * PLAIN.w);
    const weighing = latentFromSeed(6, 32 * 32 * 3);
    const score = (w: tf.Tensor) => {
      const xy = tf.tensor1d([0]);
      const { rgb } = network.draw({ w: w as tf.Tensor2D, x: xy, y: xy, palette: null, mix: 0 });
      return tf.sum(tf.mul(rgb, tf.tensor3d(weighing, [32, 32, 3]))) as tf.Scalar;
    };
    const slope = tf.tidy(() =>
      tf
        .grad(score)(tf.tensor2d(ws, [PLAIN.layers, PLAIN.w]))
        .dataSync(),
    );
    const total = (at: Float32Array) =>
      plainPicture(plain, at).reduce((sum, v, i) => sum + v * (weighing[i] ?? 0), 0);
    const step = 1e-3;
    const [found, expected] = [0, 7, 13, 18, 24, 29].reduce<[number[], number[]]>(
      ([a, b], i) => {
        const [up, down] = [1, -1].map((sign) => ws.map((v, k) => (k === i ? v + sign * step : v)));
        return [
          [...a, slope[i] ?? 0],
          [...b, (total(up ?? ws) - total(down ?? ws)) / (2 * step)],
        ];
      },
      [[], []],
    );
    expected.forEach((value, i) => {
      expect(Math.abs((found[i] ?? 0) - value) / (1 + Math.abs(value))).toBeLessThan(0.03);
    });
  });

  it("is enlarged to the size that its model promises, and not where less is enough", () => {
    const large = openGan({ ...FILE, sizes: { ...FILE.sizes, native: 128 } }, weightsOf(plain));
    const ws = latentFromSeed(2, PLAIN.layers * PLAIN.w);
    const sides = tf.tidy(() => {
      const xy = tf.tensor1d([0]);
      const drawing = { w: tf.tensor2d(ws, [PLAIN.layers, PLAIN.w]), x: xy, y: xy, palette: null, mix: 0 };
      return [large.draw(drawing).rgb.shape[0], large.draw({ ...drawing, enough: 32 }).rgb.shape[0]];
    });
    large.dispose();
    expect(sides).toEqual([128, 32]);
  });

  it("is refused for another number of layers, or weights that do not agree", () => {
    const odd = { ...FILE, latent: { ...FILE.latent, layers: 5 } };
    expect(() => openGan(odd, weightsOf(plain))).toThrow("its latent has 5 layers; a GAN has two for each");
    const wrong = new Map(plain).set("synthesis.blocks.8.second.bias", {
      shape: [7],
      data: new Float32Array(7),
    });
    expect(() => openGan(FILE, weightsOf(wrong))).toThrow(
      "weights.safetensors: synthesis.blocks.8.second.bias has shape [7]; expected [2].",
    );
  });
});

describe("interpolation", () => {
  it("keeps flat areas flat, and slopes straight away from the edges", () => {
    const [flat, slope] = tf.tidy(() => {
      const matrix = interpolation(8, 4);
      return [tf.ones([8, 1]), tf.tensor2d([0, 1, 2, 3, 4, 5, 6, 7], [8, 1])].map((x) =>
        Array.from(tf.matMul(matrix, x as tf.Tensor2D).dataSync()),
      );
    });
    for (const value of flat ?? []) expect(value).toBeCloseTo(1, 5);
    (slope ?? []).slice(8, -8).forEach((value, i) => {
      expect(value).toBeCloseTo((i + 8 + 0.5) / 4 - 0.5, 5);
    });
  });
});

describe("written-out gradients", () => {
  // For a linear f, <f(x), y> = <x, f'(y)> whatever x and y are.
  const pairing = (f: (x: tf.Tensor4D) => tf.Tensor4D, input: number[], output: number[]) =>
    tf.tidy(() => {
      const [x, y] = [
        tf.randomNormal(input, 0, 1, "float32", 1),
        tf.randomNormal(output, 0, 1, "float32", 2),
      ];
      const there = tf.sum(tf.mul(f(x as tf.Tensor4D), y)).dataSync()[0] ?? 0;
      const back = tf.grad((of) => f(of as tf.Tensor4D))(x, y);
      return [there, tf.sum(tf.mul(x, back)).dataSync()[0] ?? 9];
    });

  it("are the adjoints of doubling and of convolution", () => {
    const [a = 0, b = 1] = pairing(double, [1, 5, 3, 2], [1, 10, 6, 2]);
    expect(a).toBeCloseTo(b, 3);
    const filter = tf.randomNormal([3, 3, 2, 4], 0, 1, "float32", 3) as tf.Tensor4D;
    const [c = 0, d = 1] = pairing(
      convolution(filter, (turned) => turned),
      [1, 5, 6, 2],
      [1, 5, 6, 4],
    );
    filter.dispose();
    expect(c).toBeCloseTo(d, 3);
  });
});
