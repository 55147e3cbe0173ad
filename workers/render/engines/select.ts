import type { Engine } from "./engine";

type Candidate = { name: string; load: () => Promise<Engine> };

/** Fastest first. Loaded when tried, so that one whose library is broken is skipped with its reason. */
const CANDIDATES: readonly Candidate[] = [
  { name: "onnx-cpu", load: async () => (await import("./onnx-cpu/onnx-cpu")).onnxCpu },
];
const PLANNED = ["onnx-webgpu", "onnx-cuda", "tfjs"];

/** The engines to try for RENDER_ENGINE. Throws RangeError with a sentence for one that is not there. */
export function candidates(wanted: string): readonly Candidate[] {
  if (wanted === "auto") return CANDIDATES;
  const found = CANDIDATES.filter(({ name }) => name === wanted);
  if (found.length > 0) return found;
  const names = ["auto", ...CANDIDATES.map(({ name }) => name)].join(" or ");
  throw new RangeError(
    PLANNED.includes(wanted)
      ? `The engine ${wanted} is not part of this build yet: set RENDER_ENGINE to ${names}.`
      : `There is no engine called ${wanted}: set RENDER_ENGINE to ${names}.`,
  );
}
