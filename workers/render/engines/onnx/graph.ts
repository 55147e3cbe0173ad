import type { InferenceSession, Tensor } from "onnxruntime-node";

export type Feeds = Readonly<Record<string, Tensor>>;
export type Outputs = Readonly<Record<string, Tensor>>;
/** What goes into a network and comes out of it. */
export type Ports = Pick<InferenceSession, "inputMetadata" | "outputMetadata">;

/** A network that ONNX Runtime opened, in this thread or in others. */
export type Graph = Ports & {
  run(feeds: Feeds): Promise<Outputs>;
  release(): Promise<void>;
};
