import type { ModelId } from "@/core/kernel/ids/ids";
import { BANDS, type BandOrAll } from "./bands";
import type { Control, ModelFile } from "./model-file";
import { ModelRefused } from "./refusal";
import type { Tensors } from "./safetensors";

/** What resolving a recipe needs of a model: plain numbers, no network. */
export type LatentModel = {
  id: ModelId;
  latent: ModelFile["latent"];
  bands: ModelFile["bands"];
  classes: ModelFile["classes"];
  controls: readonly Control[];
  /** [classes x w] mean of w within each class. */
  classMeans: Float32Array;
  /** [rows x w] the vectors that controls name by row. */
  vectors: Float32Array;
};

/** Half-open range of style layers. */
export function layersOf(
  model: Pick<LatentModel, "bands" | "latent">,
  band: BandOrAll,
): readonly [number, number] {
  return band === "all" ? [0, model.latent.layers] : model.bands[band];
}

/** Puts the checked parts of a folder together. Throws ModelRefused naming what was expected and found. */
export function latentModel(file: ModelFile, controls: readonly Control[], tensors: Tensors): LatentModel {
  checkBands(file);
  const { w } = file.latent;
  const classMeans = matrix(tensors, "class_means", file.classes.length, w);
  const rows = controls.reduce((most, control) => Math.max(most, control.vector + 1), 0);
  const vectors = matrix(tensors, "controls", null, w);
  if (vectors.length < rows * w) {
    throw new ModelRefused(
      `controls.json names vector ${rows - 1}, but the tensor controls has ${vectors.length / w} rows.`,
    );
  }
  const repeated = controls.find((control, i) => controls.findIndex((c) => c.id === control.id) !== i);
  if (repeated) throw new ModelRefused(`controls.json has two controls called ${repeated.id}.`);
  return { ...pick(file), controls, classMeans, vectors };
}

const pick = ({ id, latent, bands, classes }: ModelFile) => ({ id, latent, bands, classes });

function checkBands({ bands, latent }: ModelFile): void {
  let next = 0;
  for (const band of BANDS) {
    const [from, to] = bands[band];
    if (from !== next || to < from) {
      throw new ModelRefused(
        `model.json: band ${band} is layers ${from} to ${to}; expected it to start at ${next}.`,
      );
    }
    next = to;
  }
  if (next !== latent.layers) {
    throw new ModelRefused(`model.json: bands cover ${next} layers; expected ${latent.layers}.`);
  }
}

/** A named tensor checked to be [rows x columns] of finite numbers; null rows: as many as there are. */
function matrix(tensors: Tensors, name: string, rows: number | null, columns: number): Float32Array {
  const tensor = tensors.get(name)?.();
  if (!tensor) throw new ModelRefused(`weights.safetensors has no tensor called ${name}.`);
  const [height, width] = tensor.shape;
  if (tensor.shape.length !== 2 || width !== columns || (rows !== null && height !== rows)) {
    const expected = `[${rows ?? "any"}, ${columns}]`;
    throw new ModelRefused(
      `weights.safetensors: ${name} has shape [${tensor.shape.join(", ")}]; expected ${expected}.`,
    );
  }
  if (!tensor.data.every(Number.isFinite)) {
    throw new ModelRefused(`weights.safetensors: ${name} holds a number that is not finite.`);
  }
  return tensor.data;
}
