import * as tf from "@tensorflow/tfjs-core";
import type { ModelFile } from "@/core/picture/model/model-file";
import { ModelRefused } from "@/core/picture/model/refusal";
import type { LoadedModel } from "@/server/infra/models";
import { openFields } from "./fields/fields";
import { openGan } from "./gan/gan";
import type { Network } from "./network";
import { Weights } from "./weights";

/** The architectures that are written on TensorFlow.js, by the name that model.json gives. */
const ARCHITECTURES: Record<string, (file: ModelFile, weights: Weights) => Network> = {
  cppn: openFields,
  "style-gan": openGan,
};

/** A model's networks with its weights on the present backend. Throws ModelRefused for what is not one of these architectures. */
export async function openNetwork({ dir, file }: LoadedModel): Promise<Network> {
  const open = Object.hasOwn(ARCHITECTURES, file.architecture) ? ARCHITECTURES[file.architecture] : undefined;
  if (!open) {
    const known = Object.keys(ARCHITECTURES).join(", ");
    throw new ModelRefused(`its architecture is ${file.architecture}; TensorFlow.js runs ${known}.`);
  }
  const weights = await Weights.read(dir);
  try {
    // Tensors that are only needed here are disposed of; those that the network keeps stay.
    tf.engine().startScope();
    return open(file, weights);
  } catch (error) {
    weights.dispose();
    throw error;
  } finally {
    tf.engine().endScope();
  }
}
