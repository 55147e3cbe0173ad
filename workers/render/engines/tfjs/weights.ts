import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as tf from "@tensorflow/tfjs-core";
import { ModelRefused } from "@/core/picture/model/refusal";
import { readSafetensors, type Tensor, type Tensors } from "@/core/picture/model/safetensors";

/** A model's weights as tensors, each checked to have the shape that its network expects. All are disposed of together. */
export class Weights {
  private readonly taken: tf.Tensor[] = [];

  constructor(private readonly tensors: Tensors) {}

  static async read(dir: string): Promise<Weights> {
    const { buffer, byteOffset, byteLength } = await readFile(join(dir, "weights.safetensors"));
    return new Weights(readSafetensors(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer));
  }

  /** Throws ModelRefused naming the shape expected and found. */
  vector = (name: string, length: number): tf.Tensor1D => this.take<tf.Tensor1D>(name, [length]);
  /** Throws ModelRefused naming the shape expected and found. */
  matrix = (name: string, rows: number, columns: number): tf.Tensor2D =>
    this.take<tf.Tensor2D>(name, [rows, columns]);
  tensor4d = (name: string, shape: readonly [number, number, number, number]): tf.Tensor4D =>
    this.take<tf.Tensor4D>(name, shape);

  has = (name: string): boolean => this.tensors.has(name);

  /** A tensor's shape, where the network takes it from its weights. Throws ModelRefused where it is not there. */
  shapeOf(name: string): readonly number[] {
    return this.stored(name).shape;
  }

  /** A convolution's weights, kept [out, in, k, k], as TensorFlow wants them: [k, k, in, out]. Throws ModelRefused. */
  filter(name: string, out: number, input: number, k: number): tf.Tensor4D {
    return this.keep(
      tf.tidy(() => tf.transpose(this.load<tf.Tensor4D>(name, [out, input, k, k]), [2, 3, 1, 0])),
    );
  }

  /** Keeps a tensor, whatever scope it was made in, until `dispose`. */
  keep = <T extends tf.Tensor>(tensor: T): T => {
    this.taken.push(tf.keep(tensor));
    return tensor;
  };

  dispose(): void {
    tf.dispose(this.taken.splice(0));
  }

  private take<T extends tf.Tensor>(name: string, shape: readonly number[]): T {
    return this.keep(this.load<T>(name, shape));
  }

  private load<T extends tf.Tensor>(name: string, shape: readonly number[]): T {
    const stored = this.stored(name);
    if (stored.shape.join() !== shape.join()) {
      const found = `[${stored.shape.join(", ")}]`;
      throw new ModelRefused(
        `weights.safetensors: ${name} has shape ${found}; expected [${shape.join(", ")}].`,
      );
    }
    return tf.tensor(stored.data, [...shape], "float32") as T;
  }

  private stored(name: string): Tensor {
    const stored = this.tensors.get(name)?.();
    if (!stored) throw new ModelRefused(`weights.safetensors has no tensor called ${name}.`);
    return stored;
  }
}
