import { join } from "node:path";
import type { Tensor } from "onnxruntime-node";
import { UPSCALER_FACTOR } from "@/core/picture/render/enlarger";
import type { LoadedModel } from "@/server/infra/models";
import type { Graph } from "../engines/onnx/graph";
import { checkCritic, checkUpscaler } from "./check-side";

/** The networks beside a model's synthesis. They run on the processor whatever the engine is: what they say is then the same everywhere. */
export type Side = {
  /** RGB bytes [height x width x 3] to four times as many each way; null where the model has no such network. */
  enlarge: ((rgb: Uint8Array, width: number, height: number) => Promise<Uint8Array>) | null;
  /** What the critic sees in a picture of native size; null where the model has none. */
  features: ((rgb: Uint8Array) => Promise<Float32Array>) | null;
  dispose(): Promise<void>;
};

const NONE: Side = { enlarge: null, features: null, dispose: async () => {} };

/** Opens what a folder has of them. Throws ModelRefused for other shapes; where ONNX Runtime does not load there are none. */
export async function openSide({ dir, file }: LoadedModel): Promise<Side> {
  const names = ["upscaler.onnx", "critic.onnx"] as const;
  if (!names.some((name) => file.files[name])) return NONE;
  const ort = await import("onnxruntime-node").catch(() => null);
  if (!ort) return NONE;
  const { CPU } = await import("../engines/onnx/providers");
  const { openGraph } = await import("../engines/onnx/open-graph");
  const open = (name: (typeof names)[number]) => (file.files[name] ? openGraph(join(dir, name), CPU) : null);
  const [upscaler, critic] = [await open("upscaler.onnx"), await open("critic.onnx")];
  const dispose = async () => {
    await upscaler?.release();
    await critic?.release();
  };
  try {
    if (upscaler) checkUpscaler(upscaler);
    if (critic) checkCritic(critic, file);
  } catch (error) {
    await dispose();
    throw error;
  }
  const { native } = file.sizes;
  const classes = file.classes.length;
  // Features do not depend on the class: it only weighs them.
  const evenly = new Float32Array(classes).fill(1 / classes);
  return {
    enlarge:
      upscaler &&
      ((rgb, width, height) => enlarge(upscaler, new ort.Tensor("uint8", rgb, [1, height, width, 3]))),
    features:
      critic &&
      (async (rgb) => {
        const { features } = await critic.run({
          rgb: new ort.Tensor("uint8", rgb, [1, native, native, 3]),
          c: new ort.Tensor("float32", evenly, [1, classes]),
        });
        if (!(features?.data instanceof Float32Array)) throw new RangeError("the critic gave no features");
        return features.data;
      }),
    dispose,
  };
}

async function enlarge(session: Graph, rgb: Tensor): Promise<Uint8Array> {
  const { big } = await session.run({ rgb });
  const expected = rgb.data.length * UPSCALER_FACTOR ** 2;
  if (!(big?.data instanceof Uint8Array) || big.data.length !== expected)
    throw new RangeError(`upscaler.onnx gave [${big?.dims.join(", ")}]; expected ${expected} bytes`);
  return big.data;
}
