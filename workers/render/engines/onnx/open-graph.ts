import { availableParallelism } from "node:os";
import { InferenceSession } from "onnxruntime-node";
import type { Graph } from "./graph";
import { Lanes } from "./lanes/lanes";
import type { Provider } from "./providers";

/** Runs beside each other. One where there is one core; more than two would take from other workers. */
const LANES = Math.min(2, availableParallelism());
let lanes: Lanes | null = null;

/** Opens a network for a provider. Throws where ONNX Runtime does not open it. */
export async function openGraph(
  path: string,
  { session, inLanes }: Pick<Provider, "session" | "inLanes">,
): Promise<Graph> {
  if (!inLanes || LANES === 1) return (await InferenceSession.create(path, session)) as Graph;
  lanes ??= new Lanes(LANES);
  return lanes.open(path, session);
}
