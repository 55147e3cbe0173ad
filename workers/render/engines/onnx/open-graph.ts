import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { InferenceSession } from "onnxruntime-node";
import type { Graph, Outputs } from "./graph";
import { Lanes } from "./lanes/lanes";
import type { Provider } from "./providers";

/** Runs beside this thread. None where there is one core; more than two would take from other workers. */
const LANES = availableParallelism() === 1 ? 0 : 2;
let lanes: Lanes | null = null;

/** Opens a network for a provider. Throws where ONNX Runtime does not open it. */
export async function openGraph(
  path: string,
  { session: options, inLanes }: Pick<Provider, "session" | "inLanes">,
): Promise<Graph> {
  // Read once: what a lane opens later are the bytes that were checked here.
  const bytes = await readFile(path);
  const session = await InferenceSession.create(bytes, options);
  const { inputMetadata, outputMetadata } = session;
  const here = async (feeds: Parameters<Graph["run"]>[0]) => (await session.run(feeds)) as Outputs;
  if (!inLanes || LANES === 0)
    return { inputMetadata, outputMetadata, run: here, release: () => session.release() };
  lanes ??= new Lanes(LANES);
  const elsewhere = lanes.add(bytes, options);
  return {
    ...{ inputMetadata, outputMetadata },
    run: (feeds, beside = false) => (beside ? elsewhere.run(feeds) : here(feeds)),
    async release() {
      await elsewhere.release();
      await session.release();
    },
  };
}
