import type { InferenceSession, Tensor } from "onnxruntime-node";

export type Feeds = Readonly<Record<string, Tensor>>;
export type Outputs = Readonly<Record<string, Tensor>>;
/** What goes into a network and comes out of it. */
export type Ports = Pick<InferenceSession, "inputMetadata" | "outputMetadata">;

/** A network that ONNX Runtime opened. */
export type Graph = Ports & {
  /** In this thread, which it holds up; or `beside` it, where the provider can do that. */
  run(feeds: Feeds, beside?: boolean): Promise<Outputs>;
  release(): Promise<void>;
};
