import * as tf from "@tensorflow/tfjs-core";
import type { LoadedModel } from "@/server/infra/models";
import type { Engine, EngineBatch, EngineItem, OpenModel } from "../engine";
import { coordinates, joinItems } from "../inputs";
import { type BackendKind, openBackend } from "./backend";
import { openFinishNetwork } from "./finish/open-finish";
import type { Network } from "./network";
import { numbersOf } from "./numbers";
import { openNetwork } from "./open-network";

const NAMES = { native: "tfjs-node", wasm: "tfjs-wasm" } as const;

/** The networks written on TensorFlow.js, on a backend of one kind. */
export const tfjsOn = (kind: BackendKind): Engine => engineOn(NAMES[kind], kind);

/** The same on the fastest of its backends that is installed. */
export const tfjs: Engine = engineOn("tfjs");

function engineOn(name: string, kind?: BackendKind): Engine {
  return {
    name,
    maxBatch: 1,
    async open(model) {
      await openBackend(kind);
      return openOn(model, await openNetwork(model));
    },
    async openFinish(finish) {
      await openBackend(kind);
      return openFinishNetwork(finish);
    },
  };
}

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
      return numbersOf(w, wSize);
    },
    async render({ items, picture, tile }) {
      const drawn = [];
      for (const item of items) drawn.push(await draw(item, { picture, tile }));
      return { rgb: drawn.map(({ rgb }) => rgb), ownPalette: drawn.map(({ own }) => own) };
    },
    async dispose() {
      network.dispose();
    },
  };

  async function draw(item: EngineItem, { picture, tile }: Pick<EngineBatch, "picture" | "tile">) {
    const { x, y } = coordinates({ picture, tile });
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
        x: tf.tensor1d(x),
        y: tf.tensor1d(y),
        palette,
        mix: item.paletteMix,
      });
      return [tf.add(tf.mul(drawn.rgb, 255), 0.5), ...(drawn.own ? [drawn.own] : [])];
    });
    const palette = own ? await numbersOf(own, slots * 3) : new Float32Array(0);
    // Values are clipped already, so dropping the fraction is enough.
    return { rgb: new Uint8Array(await numbersOf(rgb, tile.width * tile.height * 3)), own: palette };
  }
}
