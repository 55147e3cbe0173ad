import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { LoadedModel } from "@/server/infra/models";

const FOLDER = ".cache/bench/untrained";
const CLASSES = 5;

/** Folder with the graphs and weights of an untrained Landscapes of full width, made once; null where no Python has PyTorch. */
export function untrainedFolder(): string | null {
  if (existsSync(join(FOLDER, "weights.safetensors"))) return FOLDER;
  mkdirSync(".cache/bench", { recursive: true });
  const make = ["-W", "ignore", "-m", "training.export.untrained", FOLDER, String(CLASSES)];
  for (const python of ["python3", "/usr/bin/python3"]) {
    try {
      execFileSync(python, make, { stdio: "pipe", timeout: 300_000 });
      return FOLDER;
    } catch {
      // Another Python may have it.
    }
  }
  return null;
}

/** As much of a model as an engine needs to run it. */
export const untrainedModel = (dir: string, like: LoadedModel): LoadedModel => ({
  ...like,
  dir,
  file: {
    ...like.file,
    latent: { z: 256, w: 256, layers: 12 },
    classes: Array.from({ length: CLASSES }, (_, i) => ({ id: `class-${i}`, label: `Class ${i}` })),
    sizes: { native: 256, settled: 256, max: 256, tile: 256, any: false },
  },
});
