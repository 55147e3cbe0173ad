import { parentPort } from "node:worker_threads";
import { InferenceSession, Tensor } from "onnxruntime-node";

/** A lane: ONNX Runtime holds up the thread that it runs in, so that it runs in this one. Each message is answered once, in order. */

/** Sessions by the number of their graph. */
const open = new Map();

const DO = {
  async open({ graph, bytes, options }) {
    // A copy: ONNX Runtime takes no memory that threads share.
    const session = await InferenceSession.create(new Uint8Array(bytes).slice(), options);
    open.set(graph, session);
  },
  async run({ graph, feeds }) {
    const tensors = Object.entries(feeds).map(([name, { type, data, dims }]) => [
      name,
      new Tensor(type, data, dims),
    ]);
    const made = await open.get(graph).run(Object.fromEntries(tensors));
    return Object.fromEntries(
      Object.entries(made).map(([name, { type, data, dims }]) => [name, { type, data, dims }]),
    );
  },
  async release({ graph }) {
    const session = open.get(graph);
    open.delete(graph);
    await session?.release();
  },
};

parentPort.on("message", async ({ what, ...asked }) => {
  try {
    parentPort.postMessage({ result: await DO[what](asked) });
  } catch (error) {
    parentPort.postMessage({ why: error instanceof Error ? error.message : String(error) });
  }
});
