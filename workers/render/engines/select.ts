import type { Engine } from "./engine";
import { onnx } from "./onnx/onnx";
import { CPU, CUDA, type Provider, WEBGPU } from "./onnx/providers";
import { hasNativeBackend } from "./tfjs/backend";

export type Candidate = {
  name: string;
  /** Whether it runs a machine's drivers, which may crash: then it is tried in a process of its own before it is used. */
  risky: boolean;
  /** Why it cannot run here; null where it is worth trying. */
  unavailable(): string | null;
  load(): Promise<Engine>;
};

const provided = (provider: Provider, risky: boolean): Candidate => ({
  name: provider.name,
  risky,
  unavailable: provider.unavailable,
  load: async () => onnx(provider),
});

/** In order of trying: those that a GPU would make fast, then those that run anywhere. */
const CANDIDATES: readonly Candidate[] = [
  provided(CUDA, true),
  provided(WEBGPU, true),
  provided(CPU, false),
  {
    name: "tfjs",
    risky: hasNativeBackend(),
    unavailable: () => null,
    load: async () => (await import("./tfjs/tfjs")).tfjs,
  },
];

/** The engines to try for RENDER_ENGINE. Throws RangeError with a sentence for one that is not there. */
export function candidates(wanted: string): readonly Candidate[] {
  if (wanted === "auto") return CANDIDATES;
  const found = CANDIDATES.filter(({ name }) => name === wanted);
  if (found.length > 0) return found;
  const names = CANDIDATES.map(({ name }) => name).join(", ");
  throw new RangeError(`There is no engine called ${wanted}: set RENDER_ENGINE to auto, ${names}.`);
}
