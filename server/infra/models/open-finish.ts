import type { ModelId, Sha256 } from "@/core/kernel/ids/ids";
import type { FinishFile, FinishInfo } from "@/core/picture/model/finish-file";
import { finishInfo, handsOf, parseFinishFile } from "@/core/picture/model/parse-finish";
import { checkHashes, readWeights, text } from "./folder";

/** A folder that paints, whose every file has the hash that finish.json says. */
export type LoadedFinish = {
  id: ModelId;
  /** SHA-256 of what decides how it paints, in finish.json's canonical JSON, which names every other file's hash. */
  hash: Sha256;
  dir: string;
  file: FinishFile;
  info: FinishInfo;
  /** [100] by the hand's id. */
  hands: ReadonlyMap<string, Float32Array>;
};

/** Opens one folder. Throws ModelRefused, whose message is a sentence. */
export async function openFinish(dir: string): Promise<LoadedFinish> {
  const { file, hash } = parseFinishFile(await text(dir, "finish.json"));
  await checkHashes(dir, "finish.json", file.files);
  const hands = handsOf(file, await readWeights(dir));
  return { id: file.id, hash, dir, file, info: finishInfo(file, hash), hands };
}
