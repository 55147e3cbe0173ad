import * as tf from "@tensorflow/tfjs-core";

/** What TensorFlow.js computes with here, as people are told. */
export type Backend = "tfjs-node-gpu" | "tfjs-node" | "wasm";

/** Fastest first. The two native ones are an operator's choice to install, and never needed. */
const NATIVE = ["tfjs-node-gpu", "tfjs-node"] as const;

let opening: Promise<Backend> | null = null;

/** The fastest backend that is installed, made the present one; the same for the whole process. */
export function openBackend(): Promise<Backend> {
  opening ??= open();
  return opening;
}

async function open(): Promise<Backend> {
  for (const name of NATIVE) {
    if (await load(`@tensorflow/${name}`)) {
      await tf.setBackend("tensorflow");
      return name;
    }
  }
  const before = handlers();
  await import("@tensorflow/tfjs-backend-wasm");
  if (!(await tf.setBackend("wasm")))
    throw new Error("TensorFlow.js has no backend here: wasm did not start");
  await tf.ready();
  handlers().forEach((all, i) => {
    for (const added of all) {
      // Its module ends the process on any rejection of anyone's, which is not its to decide.
      if (!before[i]?.includes(added)) process.removeListener(EVENTS[i] ?? "", added);
    }
  });
  return "wasm";
}

const EVENTS = ["uncaughtException", "unhandledRejection"];
const handlers = () => EVENTS.map((event) => process.listeners(event as "uncaughtException"));

/** Whether a package that need not be installed could be loaded. */
async function load(name: string): Promise<boolean> {
  try {
    await import(name);
    return true;
  } catch {
    return false;
  }
}
