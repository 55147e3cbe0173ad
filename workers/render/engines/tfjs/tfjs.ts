import * as tf from "@tensorflow/tfjs-core";
import type { LoadedModel } from "@/server/infra/models";
import type { Engine, EngineBatch, EngineItem, OpenModel } from "../engine";
import { centres, joinItems } from "../inputs";
import { openBackend } from "./backend";
import type { Network } from "./network";
import { openNetwork } from "./open-network";

/** The networks written on TensorFlow.js, on the fastest of its backends that is installed. */
export const tfjs: Engine = {
  name: "tfjs",
  maxBatch: 1,
  async open(model) {
    await openBackend();
    return openOn(model, await openNetwork(model));
  },
};

/** A network as an engine's model; disposing of it disposes of the network. */
export function openOn({ file }: LoadedModel, network: Network): OpenModel {
  const { z: zSize, w: wSize, layers } = file.latent;
  const slots = file.paletteSlots;
  return {
    async map(z, classIndex) {
      const w = tf.tidy(() => {
        const c = tf.oneHot(tf.tensor1d([classIndex], "int32"), file.classes.length);
        return network.map(tf.tensor2d(z, [1, zSize]), tf.cast(c, "float32") as tf.Tensor2D);
      });
      return numbers(w, wSize);
    },
    async render({ items, size, tile }) {
      const drawn = [];
      for (const item of items) drawn.push(await draw(item, size, tile));
      return { rgb: drawn.map(({ rgb }) => rgb), ownPalette: drawn.map(({ own }) => own) };
    },
    async dispose() {
      network.dispose();
    },
  };

  async function draw(item: EngineItem, size: number, tile: EngineBatch["tile"]) {
    const [rgb, own] = tf.tidy((): tf.Tensor[] => {
      const palette = item.palette
        ? tf.tensor2d(
            joinItems([item], slots * 3, () => item.palette),
            [slots, 3],
          )
        : null;
      const drawn = network.draw({
        w: tf.tensor2d(
          joinItems([item], layers * wSize, () => item.w),
          [layers, wSize],
        ),
        x: tf.tensor1d(centres(tile.x, tile.width, size)),
        y: tf.tensor1d(centres(tile.y, tile.height, size)),
        palette,
        mix: item.paletteMix,
      });
      return [tf.add(tf.mul(drawn.rgb, 255), 0.5), ...(drawn.own ? [drawn.own] : [])];
    });
    const palette = own ? await numbers(own, slots * 3) : new Float32Array(0);
    // Clipped before: what is left is to drop the fraction.
    return { rgb: new Uint8Array(await numbers(rgb, tile.width * tile.height * 3)), own: palette };
  }
}

/** A tensor's numbers, and the tensor let go. Throws RangeError where they are not as many as expected. */
async function numbers(tensor: tf.Tensor | undefined, count: number): Promise<Float32Array> {
  if (!tensor) throw new RangeError("the network drew nothing");
  try {
    const data = await tensor.data();
    if (!(data instanceof Float32Array) || data.length !== count) {
      throw new RangeError(`expected ${count} float32, got ${tensor.dtype} [${tensor.shape.join(", ")}]`);
    }
    return data;
  } finally {
    tensor.dispose();
  }
}
