import { createRequire } from "node:module";
import * as tf from "@tensorflow/tfjs-core";
import { limitTensorFlow } from "../../config";
import { THREADS } from "../threads";

/** What TensorFlow.js computes with here. */
export type Backend = "tfjs-node-gpu" | "tfjs-node" | "wasm";
/** Either of TensorFlow's own libraries, or WebAssembly, which is a dependency. */
export type BackendKind = "native" | "wasm";

/** Fastest first. The two native ones are an operator's choice to install, and never needed. */
const NATIVE = ["tfjs-node-gpu", "tfjs-node"] as const;

/** From where `npm run tfjs-native` builds; what was installed beside the other packages is found from there, too. */
const require = createRequire(new URL("../../../../.cache/tfjs-native/package.json", import.meta.url));

/** Why there is no native backend to try; null where one is installed. Nothing is loaded. */
export function whyNoNative(): string | null {
  const found = NATIVE.map((name) => ({ name, version: installed(name) }));
  if (found.some(({ version }) => version === tf.version_core)) return null;
  const other = found.find(({ version }) => version !== null);
  return other
    ? `${other.name} is installed in version ${other.version}; ${tf.version_core} is needed`
    : "TensorFlow's library is not installed (npm run tfjs-native builds it)";
}

let opening: Promise<Backend> | null = null;

/**
 * A backend that works, made the present one, which is the same for the whole process: of the kind asked for, else the fastest. Throws
 * where none does, and where the process has one of the other kind.
 */
export async function openBackend(kind?: BackendKind): Promise<Backend> {
  opening ??= open(kind);
  const present = await opening.catch((error) => {
    opening = null;
    throw error;
  });
  if (kind && kind !== kindOf(present)) throw new Error(`this process computes on ${present} already`);
  return present;
}

const kindOf = (backend: Backend): BackendKind => (backend === "wasm" ? "wasm" : "native");

async function open(kind: BackendKind | undefined): Promise<Backend> {
  if (kind !== "wasm") {
    const whys: string[] = [];
    for (const name of NATIVE) {
      if (installed(name) !== tf.version_core) continue;
      const why = await whyNotLoaded(name);
      if (why === null) return name;
      whys.push(`${name} does not start (${why})`);
    }
    if (kind === "native") throw new Error(whys.join("; ") || (whyNoNative() ?? "it does not start"));
  }
  await withoutItsHandlers(async () => {
    await import("@tensorflow/tfjs-backend-wasm");
    if (!(await tf.setBackend("wasm"))) throw new Error("WebAssembly did not start");
  });
  return "wasm";
}

/** The backend's module ends the process on any unhandled rejection; this removes the handlers that it adds. */
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

/** The version of an installed package; null if it is not installed. */
function installed(name: string): string | null {
  try {
    return (require(`@tensorflow/${name}/package.json`) as { version: string }).version;
  } catch {
    return null;
  }
}

/** An installed package may still fail: its native library may be missing, or made for another Node. */
async function whyNotLoaded(name: string): Promise<string | null> {
  limitTensorFlow(THREADS);
  try {
    require(`@tensorflow/${name}`);
    return (await tf.setBackend("tensorflow")) ? null : "TensorFlow did not take it";
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, " ").trim();
  }
}
