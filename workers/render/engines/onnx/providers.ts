import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import type { InferenceSession } from "onnxruntime-node";
import { driverEnvironment } from "../../config";
import { THREADS } from "../threads";

/** One of ONNX Runtime's execution providers, as an engine. */
export type Provider = {
  name: "onnx-cpu" | "onnx-webgpu" | "onnx-cuda";
  /** Pictures worth running together. */
  maxBatch: number;
  session: InferenceSession.SessionOptions;
  /** Whether graphs can run in other threads beside each other: what runs on a GPU shares it anyway. */
  inLanes: boolean;
  /** Why it cannot run here, in a sentence's end; null where it is worth trying. Loads nothing native. */
  unavailable(): string | null;
};

/** One thread that sleeps when idle: a worker is one core's share, and spinning would take it from the others. */
export const ONE_CORE: InferenceSession.SessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: "sequential",
  graphOptimizationLevel: "all",
  extra: { session: { intra_op: { allow_spinning: "0" } } },
  // Errors only: ONNX Runtime warns that a few small nodes stay on the CPU, which is right.
  logSeverityLevel: 3,
};

export const CPU: Provider = {
  name: "onnx-cpu",
  // On one core a batch takes as long as its pictures one by one: batches of two keep rooms' waits even.
  maxBatch: 2,
  session: { ...ONE_CORE, intraOpNumThreads: THREADS, executionProviders: ["cpu"] },
  inLanes: true,
  unavailable: () => null,
};

/** Bundled with ONNX Runtime for Vulkan, Metal and Direct3D 12: any GPU with its usual driver. */
export const WEBGPU: Provider = {
  name: "onnx-webgpu",
  maxBatch: 8,
  session: { ...ONE_CORE, executionProviders: ["webgpu"] },
  inLanes: false,
  unavailable: () =>
    process.platform !== "linux" || vulkanDrivers(driverEnvironment()).length > 0
      ? null
      : "no Vulkan driver is installed on this machine",
};

/** Only where ONNX Runtime's CUDA libraries have been put beside its own. */
export const CUDA: Provider = {
  name: "onnx-cuda",
  maxBatch: 8,
  session: { ...ONE_CORE, executionProviders: ["cuda"] },
  inLanes: false,
  unavailable() {
    const entry = createRequire(import.meta.url).resolve("onnxruntime-node");
    const folder = join(dirname(entry), "../bin/napi-v6", process.platform, process.arch);
    const library =
      process.platform === "win32" ? "onnxruntime_providers_cuda.dll" : "libonnxruntime_providers_cuda.so";
    return existsSync(join(folder, library))
      ? null
      : `ONNX Runtime's CUDA library (${library}) is not installed`;
  },
};

/** Manifests of Vulkan drivers, where the loader would look (LoaderDriverInterface.md, "Linux Driver Discovery"). */
export function vulkanDrivers(env: Readonly<Record<string, string | undefined>>): string[] {
  const named = env.VK_DRIVER_FILES ?? env.VK_ICD_FILENAMES;
  if (named !== undefined) return named.split(delimiter).filter((path) => path !== "" && existsSync(path));
  const list = (dirs: string) => dirs.split(delimiter).filter((dir) => dir !== "");
  const roots = [
    env.XDG_CONFIG_HOME ?? join(homedir(), ".config"),
    ...list(env.XDG_CONFIG_DIRS ?? "/etc/xdg"),
    "/etc",
    env.XDG_DATA_HOME ?? join(homedir(), ".local/share"),
    ...list(env.XDG_DATA_DIRS ?? "/usr/local/share:/usr/share"),
  ];
  return roots.flatMap((root) => {
    const dir = join(root, "vulkan/icd.d");
    return existsSync(dir)
      ? readdirSync(dir)
          .filter((name) => name.endsWith(".json"))
          .map((name) => join(dir, name))
      : [];
  });
}
