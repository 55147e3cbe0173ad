import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ModelId, Sha256 } from "@/core/kernel/ids/ids";
import { type LatentModel, latentModel } from "@/core/picture/model/latent-model";
import type { ModelFile, ModelInfo } from "@/core/picture/model/model-file";
import { type Neighbours, readNeighbours } from "@/core/picture/model/neighbours";
import { modelInfo, parseControls, parseModelFile } from "@/core/picture/model/parse-model";
import { ModelRefused, whyRefused } from "@/core/picture/model/refusal";
import { checkHashes, folders, readWeights, text } from "./folder";
import { type LoadedFinish, openFinish } from "./open-finish";

/** A model folder whose every file has the hash that model.json says, and whose shapes agree. */
export type LoadedModel = {
  id: ModelId;
  /** SHA-256 of model.json's canonical JSON: it names every other file's hash, so it names the whole folder. */
  hash: Sha256;
  dir: string;
  file: ModelFile;
  info: ModelInfo;
  latent: LatentModel;
  /** What its critic saw in the training images; null for a model that has none. */
  neighbours: Neighbours | null;
};

const NEIGHBOURS = "neighbours.bin";

export type RefusedModel = { id: string; why: string };
export type OpenedModels = {
  models: Map<ModelId, LoadedModel>;
  /** What paints generators' pictures: folders with a finish.json. */
  finishes: Map<ModelId, LoadedFinish>;
  refused: RefusedModel[];
};

/**
 * Opens every folder of `dir`: a finish where it holds a finish.json, else a model. One that is damaged is refused with a
 * sentence and the others are used. Never throws for a bad folder; a missing `dir` is an empty one.
 */
export async function openModels(dir: string): Promise<OpenedModels> {
  const opened: OpenedModels = { models: new Map(), finishes: new Map(), refused: [] };
  for (const name of await folders(dir)) {
    try {
      const at = join(dir, name);
      if (existsSync(join(at, "finish.json"))) {
        const finish = await openFinish(at);
        checkName(name, "finish.json", finish.id);
        opened.finishes.set(finish.id, finish);
      } else {
        const model = await openModel(at);
        checkName(name, "model.json", model.id);
        opened.models.set(model.id, model);
      }
    } catch (error) {
      opened.refused.push({ id: name, why: whyRefused(error) });
    }
  }
  return opened;
}

function checkName(folder: string, list: string, id: string): void {
  if (id !== folder)
    throw new ModelRefused(`its folder is called ${folder}, but ${list} says the id is ${id}.`);
}

/** Opens one folder. Throws ModelRefused, whose message is a sentence. */
export async function openModel(dir: string): Promise<LoadedModel> {
  const { file, hash } = parseModelFile(await text(dir, "model.json"));
  await checkHashes(dir, "model.json", file.files);
  const controls = parseControls(await text(dir, "controls.json"));
  return {
    id: file.id,
    hash,
    dir,
    file,
    info: modelInfo(file, hash, controls),
    latent: latentModel(file, controls, await readWeights(dir)),
    neighbours: file.files[NEIGHBOURS] ? readNeighbours(await readFile(join(dir, NEIGHBOURS))) : null,
  };
}
