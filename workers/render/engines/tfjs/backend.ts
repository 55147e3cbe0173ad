import { createRequire } from "node:module";
import * as tf from "@tensorflow/tfjs-core";

/** What TensorFlow.js computes with here. */
export type Backend = "tfjs-node-gpu" | "tfjs-node" | "wasm";

/** Fastest first. The two native ones are an operator's choice to install, and never needed. */
const NATIVE = ["tfjs-node-gpu", "tfjs-node"] as const;

const require = createRequire(import.meta.url);

/** Whether a native backend is installed; nothing is loaded. */
export const hasNativeBackend = (): boolean => NATIVE.some(isInstalled);

let opening: Promise<Backend> | null = null;

/** The fastest backend that works, made the present one; the same for the whole process. Throws where none does. */
export function openBackend(): Promise<Backend> {
  opening ??= open();
  return opening;
}

async function open(): Promise<Backend> {
  for (const name of NATIVE) {
    if (isInstalled(name) && (await loads(`@tensorflow/${name}`)) && (await tf.setBackend("tensorflow")))
      return name;
  }
  await withoutItsHandlers(async () => {
    await import("@tensorflow/tfjs-backend-wasm");
    if (!(await tf.setBackend("wasm"))) throw new Error("WebAssembly did not start");
  });
  return "wasm";
}

/** The backend's module ends the process at anyone's unhandled rejection, which is not its to decide. */
async function withoutItsHandlers(load: () => Promise<void>): Promise<void> {
  const events = ["uncaughtException", "unhandledRejection"];
  const before = new Map(events.map((event) => [event, process.rawListeners(event)]));
  await load();
  for (const [event, known] of before) {
    for (const added of process.rawListeners(event)) {
      if (!known.includes(added)) process.removeListener(event, added as () => void);
    }
  }
}

function isInstalled(name: string): boolean {
  try {
    require.resolve(`@tensorflow/${name}`);
    return true;
  } catch {
    return false;
  }
}

/** An installed package may still fail: its native library may be missing, or made for another Node. */
async function loads(name: string): Promise<boolean> {
  try {
    await import(name);
    return true;
  } catch {
    return false;
  }
}
