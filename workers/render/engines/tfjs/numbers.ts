import type * as tf from "@tensorflow/tfjs-core";

/** Reads a tensor's numbers and disposes of the tensor. Throws RangeError if their count differs from the expected one. */
export async function numbersOf(tensor: tf.Tensor | undefined, count: number): Promise<Float32Array> {
  if (!tensor) throw new RangeError("the network drew nothing");
  try {
    const data = await tensor.data();
    if (!(data instanceof Float32Array) || data.length !== count) {
      throw new RangeError(`expected ${count} float32, got ${tensor.dtype} [${tensor.shape.join(", ")}]`);
    }
    return data;
  } finally {
    tensor.dispose();
  }
}
