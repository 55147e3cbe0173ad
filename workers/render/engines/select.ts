import type { Engine } from "./engine";
import { onnx } from "./onnx/onnx";
import { CPU, CUDA, type Provider, WEBGPU } from "./onnx/providers";
import { type BackendKind, whyNoNative } from "./tfjs/backend";

export type Candidate = {
  name: string;
  /** Whether it runs a machine's drivers, which may crash: then it is tried in a process of its own before it is used. */
  risky: boolean;
  /** Whether it is only for machines where nothing else works, however fast it may seem. */
  last: boolean;
  /** Why it cannot run here; null where it is worth trying. */
  unavailable(): string | null;
  load(): Promise<Engine>;
};

const provided = (provider: Provider, risky: boolean): Candidate => ({
  name: provider.name,
  risky,
  last: false,
  unavailable: provider.unavailable,
  load: async () => onnx(provider),
});

const onTfjs = (kind: BackendKind, about: Omit<Candidate, "load">): Candidate => ({
  ...about,
  load: async () => (await import("./tfjs/tfjs")).tfjsOn(kind),
});

/**
 * In order of trying: those that run a machine's own libraries and may be the fastest, then those that run anywhere. TensorFlow's library
 * may be faster than ONNX Runtime on some machine; WebAssembly has one thread and never was (docs/operating.md has the figures).
 */
const CANDIDATES: readonly Candidate[] = [
  provided(CUDA, true),
  provided(WEBGPU, true),
  onTfjs("native", { name: "tfjs-node", risky: true, last: false, unavailable: whyNoNative }),
  provided(CPU, false),
  onTfjs("wasm", { name: "tfjs-wasm", risky: false, last: true, unavailable: () => null }),
];

/** `tfjs` is either of the two that run the networks written on it. */
const isMeant = (name: string, wanted: string): boolean =>
  wanted === "auto" || name === wanted || (wanted === "tfjs" && name.startsWith("tfjs-"));

/** The engines to try for RENDER_ENGINE. Throws RangeError with a sentence for an unknown name. */
export function candidates(wanted: string): readonly Candidate[] {
  const found = CANDIDATES.filter(({ name }) => isMeant(name, wanted));
  if (found.length > 0) return found;
  const names = [...CANDIDATES.map(({ name }) => name), "tfjs"].join(", ");
  throw new RangeError(`There is no engine called ${wanted}: set RENDER_ENGINE to auto, ${names}.`);
}
