import { uniforms } from "@/core/kernel/random";
import {
  type Constant,
  floats,
  type Graph,
  int64s,
  type Node,
  type Port,
  writeOnnx,
} from "@/server/infra/models/testing/onnx-writer";

/** Puts a graph together node by node, with random weights: its speed does not depend on them. Counts multiplications. */
export class Builder {
  private readonly nodes: Node[] = [];
  private readonly constants: Constant[] = [];
  private readonly next = uniforms(1);
  macs = 0;

  op(op: string, inputs: string[], more: Omit<Node, "op" | "inputs" | "outputs"> = {}): string {
    const output = `t${this.nodes.length}`;
    this.nodes.push({ op, inputs, outputs: [output], ...more });
    return output;
  }

  /** Random numbers of a variance that keeps features' size. */
  random(shape: readonly number[], fanIn: number): string {
    const values = new Float32Array(shape.reduce((a, b) => a * b, 1));
    const gain = Math.sqrt(6 / fanIn);
    for (let i = 0; i < values.length; i++) values[i] = (this.next() * 2 - 1) * gain;
    return this.constant(shape, values);
  }

  constant(shape: readonly number[], values: readonly number[] | Float32Array): string {
    const name = `c${this.constants.length}`;
    this.constants.push(floats(name, shape, values));
    return name;
  }

  integers(values: readonly number[], shape?: readonly number[]): string {
    const name = `c${this.constants.length}`;
    this.constants.push(int64s(name, values, shape));
    return name;
  }

  /** A convolution of `side` x `side` results that keeps their number. */
  conv(x: string, inputs: number, outputs: number, side: number, kernel = 3): string {
    this.macs += kernel * kernel * inputs * outputs * side * side;
    const weight = this.random([outputs, inputs, kernel, kernel], inputs * kernel * kernel);
    const bias = this.constant([outputs], new Float32Array(outputs));
    const pad = (kernel - 1) / 2;
    return this.op("Conv", [x, weight, bias], { lists: { pads: [pad, pad, pad, pad] } });
  }

  /** A convolution of 4 x 4 that halves the size, to `side` x `side` results. */
  down(x: string, inputs: number, outputs: number, side: number): string {
    this.macs += 16 * inputs * outputs * side * side;
    const weight = this.random([outputs, inputs, 4, 4], inputs * 16);
    const bias = this.constant([outputs], new Float32Array(outputs));
    return this.op("Conv", [x, weight, bias], { lists: { pads: [1, 1, 1, 1], strides: [2, 2] } });
  }

  relu(x: string): string {
    return this.op("Relu", [x]);
  }

  leaky(x: string): string {
    return this.op("LeakyRelu", [x], { floats: { alpha: 0.2 } });
  }

  write(inputs: Port[], output: Port): Uint8Array {
    const last = this.nodes.at(-1);
    if (last) last.outputs = [output.name];
    const graph: Graph = { nodes: this.nodes, constants: this.constants, inputs, outputs: [output] };
    return writeOnnx(graph);
  }
}
