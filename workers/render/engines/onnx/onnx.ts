import { join } from "node:path";
import { Tensor } from "onnxruntime-node";
import type { LoadedModel } from "@/server/infra/models";
import type { Engine, EngineBatch, EngineResult, OpenModel } from "../engine";
import { coordinates, joinItems } from "../inputs";
import { checkMapping, checkSynthesis } from "./check-graphs";
import { openFinishOn } from "./finish";
import type { Graph } from "./graph";
import { openGraph } from "./open-graph";
import { CPU, type Provider } from "./providers";

/**
 * ONNX Runtime with one of its providers. The mapping network stays on the CPU whatever the provider is: it is small, and
 * a latent is then the same on every engine.
 */
export const onnx = (provider: Provider): Engine => ({
  name: provider.name,
  maxBatch: provider.maxBatch,
  openFinish: (finish) => openFinishOn(finish, provider),
  async open(model) {
    const mapping = await openGraph(join(model.dir, "mapping.onnx"), CPU);
    try {
      const synthesis = await openGraph(join(model.dir, "synthesis.onnx"), provider);
      try {
        checkMapping(mapping, model.file);
        checkSynthesis(synthesis, model.file);
        return openOnnx(model, mapping, synthesis);
      } catch (error) {
        await synthesis.release();
        throw error;
      }
    } catch (error) {
      await mapping.release();
      throw error;
    }
  },
});

function openOnnx(model: LoadedModel, mapping: Graph, synthesis: Graph): OpenModel {
  const { file } = model;
  return {
    async map(z, classIndex) {
      const c = new Float32Array(file.classes.length);
      c[classIndex] = 1;
      const { w } = await mapping.run({
        z: new Tensor("float32", z, [1, file.latent.z]),
        c: new Tensor("float32", c, [1, file.classes.length]),
      });
      return floats(w, file.latent.w, "w");
    },
    async render(batch) {
      const { rgb, own_palette: own } = await synthesis.run(feeds(model, batch), batch.beside);
      return split(model, batch, rgb, own);
    },
    async dispose() {
      await mapping.release();
      await synthesis.release();
    },
  };
}

function feeds({ file }: LoadedModel, { items, picture, tile }: EngineBatch): Record<string, Tensor> {
  const { layers, w } = file.latent;
  const { x, y } = coordinates({ picture, tile });
  const count = items.length;
  const all: Record<string, Tensor> = {
    w: new Tensor(
      "float32",
      joinItems(items, layers * w, (item) => item.w),
      [count, layers, w],
    ),
    x: new Tensor("float32", x, [tile.width]),
    y: new Tensor("float32", y, [tile.height]),
    palette: new Tensor(
      "float32",
      joinItems(items, file.paletteSlots * 3, (item) => item.palette),
      [count, file.paletteSlots, 3],
    ),
    palette_mix: new Tensor(
      "float32",
      Float32Array.from(items, (item) => (item.palette ? item.paletteMix : 0)),
      [count],
    ),
  };
  return Object.fromEntries(file.inputs.map((name) => [name, tensorOf(all, name)]));
}

function tensorOf(all: Record<string, Tensor>, name: string): Tensor {
  const tensor = all[name];
  if (!tensor) throw new RangeError(`no input ${name}`);
  return tensor;
}

function split(
  { file }: LoadedModel,
  { items, tile }: EngineBatch,
  rgb: Tensor | undefined,
  own: Tensor | undefined,
): EngineResult {
  const bytes = tile.width * tile.height * 3;
  const data = rgb?.data;
  if (!(data instanceof Uint8Array) || data.length !== bytes * items.length) {
    throw new RangeError(
      `rgb is ${rgb?.type} [${rgb?.dims.join(", ")}]; expected ${items.length} x ${bytes} bytes`,
    );
  }
  const slots = file.paletteSlots * 3;
  const palettes = slots > 0 ? floats(own, slots * items.length, "own_palette") : new Float32Array(0);
  return {
    rgb: items.map((_, i) => data.subarray(i * bytes, (i + 1) * bytes)),
    ownPalette: items.map((_, i) => palettes.slice(i * slots, (i + 1) * slots)),
  };
}

function floats(tensor: Tensor | undefined, length: number, name: string): Float32Array {
  if (!(tensor?.data instanceof Float32Array) || tensor.data.length !== length) {
    throw new RangeError(
      `${name} is ${tensor?.type} [${tensor?.dims.join(", ")}]; expected ${length} float32`,
    );
  }
  return tensor.data;
}
