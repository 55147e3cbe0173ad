import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";

const FOLDER = ".cache/bench/untrained";
const CLASSES = 5;

/** Folder with the graphs and weights of the largest network that the training code makes, untrained. Made once; null where no Python has PyTorch. */
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
