import { aptInstall } from "../lib/apt.mjs";
import { step } from "../lib/progress.mjs";
import { run } from "../lib/run.mjs";

const DEBIAN = ["python3-torch", "python3-numpy", "python3-pil", "python3-onnx"];

/**
 * Finds a Python that can train, installing Debian's packages if need be: PYTHON, the one on the path, the system's.
 * @returns {Promise<string | undefined>} the program to run; undefined where there is none to be had, as nobody but model makers needs one
 */
export async function ensurePython() {
  const found = await pythonThatTrains();
  if (found) return found;
  await step("Installing PyTorch for the training tests", () => aptInstall(DEBIAN));
  return pythonThatTrains();
}

/** The one that is there already; undefined where one would have to be installed. */
export async function pythonThatTrains() {
  for (const python of [process.env.PYTHON, "python3", "/usr/bin/python3"].filter(Boolean))
    if ((await run(python, ["-c", "import torch, onnx, numpy, PIL"])).ok) return python;
  return undefined;
}
