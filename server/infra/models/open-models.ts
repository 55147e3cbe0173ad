import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { ModelId, Sha256 } from "@/core/ids/ids";
import { type LatentModel, latentModel } from "@/core/model/latent-model";
import type { ModelFile, ModelInfo } from "@/core/model/model-file";
import { type Neighbours, readNeighbours } from "@/core/model/neighbours";
import { modelInfo, parseControls, parseModelFile } from "@/core/model/parse-model";
import { ModelRefused, whyRefused } from "@/core/model/refusal";
import { readSafetensors } from "@/core/model/safetensors";

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
export type OpenedModels = { models: Map<ModelId, LoadedModel>; refused: RefusedModel[] };

/**
 * Opens every folder of `dir` that holds a model.json or looks like it should. One that is damaged is refused with a
 * sentence and the others are used. Never throws for a bad folder; a missing `dir` is an empty one.
 */
export async function openModels(dir: string): Promise<OpenedModels> {
  const opened: OpenedModels = { models: new Map(), refused: [] };
  for (const name of await folders(dir)) {
    try {
      const model = await openModel(join(dir, name));
      if (model.id !== name) {
        throw new ModelRefused(`its folder is called ${name}, but model.json says the id is ${model.id}.`);
      }
      opened.models.set(model.id, model);
    } catch (error) {
      opened.refused.push({ id: name, why: whyRefused(error) });
    }
  }
  return opened;
}

/** Opens one folder. Throws ModelRefused, whose message is a sentence. */
export async function openModel(dir: string): Promise<LoadedModel> {
  const { file, hash } = parseModelFile(await text(dir, "model.json"));
  for (const [name, expected] of Object.entries(file.files)) {
    const found = await hashFile(dir, name);
    if (found !== expected && !(await isTextOf(dir, name, expected))) {
      throw new ModelRefused(
        `${name} has hash ${found.slice(0, 12)}…; model.json expects ${expected.slice(0, 12)}….`,
      );
    }
  }
  const controls = parseControls(await text(dir, "controls.json"));
  const weights = await readFile(join(dir, "weights.safetensors"));
  const tensors = readSafetensors(
    weights.buffer.slice(weights.byteOffset, weights.byteOffset + weights.byteLength) as ArrayBuffer,
  );
  return {
    id: file.id,
    hash,
    dir,
    file,
    info: modelInfo(file, hash, controls),
    latent: latentModel(file, controls, tensors),
    neighbours: file.files[NEIGHBOURS] ? readNeighbours(await readFile(join(dir, NEIGHBOURS))) : null,
  };
}

async function folders(dir: string): Promise<string[]> {
  try {
    const entries = await readdir(dir, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
      .map((entry) => entry.name)
      .sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

async function text(dir: string, name: string): Promise<string> {
  try {
    return await readFile(join(dir, name), "utf8");
  } catch (error) {
    if (isMissing(error)) throw new ModelRefused(`${name} is missing.`);
    throw error;
  }
}

async function hashFile(dir: string, name: string): Promise<string> {
  const path = join(dir, name);
  try {
    if (!(await stat(path)).isFile()) throw new ModelRefused(`${name} is not a file.`);
    const place = await realpath(path);
    if (place !== join(await realpath(dir), name)) {
      throw new ModelRefused(`${name} is a link to somewhere else; expected a file of the folder's own.`);
    }
  } catch (error) {
    if (isMissing(error)) throw new ModelRefused(`${name} is missing.`);
    throw error;
  }
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

const TEXT = /\.(json|csv|md|txt)$/;

/** Whether a text has the hash but for its line ends, which a copy through another system may have changed. */
async function isTextOf(dir: string, name: string, expected: string): Promise<boolean> {
  if (!TEXT.test(name)) return false;
  const lines = (await readFile(join(dir, name), "utf8")).replaceAll("\r\n", "\n");
  return [lines, lines.replaceAll("\n", "\r\n")].some(
    (text) => createHash("sha256").update(text).digest("hex") === expected,
  );
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
