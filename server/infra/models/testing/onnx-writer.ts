/** Writes the few ONNX protobuf messages that small networks need (onnx.proto, IR version 8, opset 17). For tests and benchmarks. */

type Field = Uint8Array;

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  return [...bytes, Number(rest)];
}

const integer = (field: number, value: number): Field =>
  Uint8Array.from([...varint(field << 3), ...varint(value)]);
const bytes = (field: number, value: Uint8Array): Field =>
  new Uint8Array(
    Buffer.concat([Uint8Array.from([...varint((field << 3) | 2), ...varint(value.length)]), value]),
  );
const text = (field: number, value: string): Field => bytes(field, new TextEncoder().encode(value));
const message = (...fields: Field[]): Uint8Array => new Uint8Array(Buffer.concat(fields));

export const FLOAT = 1;
export const UINT8 = 2;
const INT64 = 7;

export type Constant = {
  name: string;
  shape: readonly number[];
  values: readonly number[] | Float32Array;
  type: "float" | "int64";
};
export type Node = {
  op: string;
  inputs: string[];
  outputs: string[];
  ints?: Record<string, number>;
  lists?: Record<string, readonly number[]>;
  floats?: Record<string, number>;
  words?: Record<string, string>;
};
/** A dimension is a number or the name of a free one. */
export type Port = { name: string; type: number; shape: readonly (number | string)[] };
export type Graph = { nodes: Node[]; constants: Constant[]; inputs: Port[]; outputs: Port[] };

export const floats = (
  name: string,
  shape: readonly number[],
  values: readonly number[] | Float32Array,
): Constant => ({
  name,
  shape,
  values,
  type: "float",
});
export const int64s = (
  name: string,
  values: readonly number[],
  shape: readonly number[] = [values.length],
): Constant => ({
  name,
  shape,
  values,
  type: "int64",
});

export function writeOnnx({ nodes, constants, inputs, outputs }: Graph): Uint8Array {
  const graph = message(
    ...nodes.map((node) => bytes(1, nodeProto(node))),
    text(2, "tiny"),
    ...constants.map((constant) => bytes(5, tensorProto(constant))),
    ...inputs.map((port) => bytes(11, valueInfo(port))),
    ...outputs.map((port) => bytes(12, valueInfo(port))),
  );
  const opset = message(text(1, ""), integer(2, 17));
  return message(integer(1, 8), bytes(7, graph), bytes(8, opset));
}

const ATTRIBUTE_FLOAT = 1;
const ATTRIBUTE_INT = 2;
const ATTRIBUTE_STRING = 3;
const ATTRIBUTE_INTS = 7;
/** One number of 32 bits: key and little-endian value. */
const float = (field: number, value: number): Field =>
  new Uint8Array(
    Buffer.concat([Uint8Array.of((field << 3) | 5), new Uint8Array(Float32Array.of(value).buffer)]),
  );

function nodeProto({
  op,
  inputs,
  outputs,
  ints = {},
  lists = {},
  floats = {},
  words = {},
}: Node): Uint8Array {
  return message(
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(4, op),
    ...Object.entries(ints).map(([name, value]) =>
      bytes(5, message(text(1, name), integer(3, value), integer(20, ATTRIBUTE_INT))),
    ),
    ...Object.entries(floats).map(([name, value]) =>
      bytes(5, message(text(1, name), float(2, value), integer(20, ATTRIBUTE_FLOAT))),
    ),
    ...Object.entries(words).map(([name, value]) =>
      bytes(5, message(text(1, name), text(4, value), integer(20, ATTRIBUTE_STRING))),
    ),
    ...Object.entries(lists).map(([name, values]) =>
      bytes(
        5,
        message(text(1, name), ...values.map((value) => integer(8, value)), integer(20, ATTRIBUTE_INTS)),
      ),
    ),
  );
}

function tensorProto({ name, shape, values, type }: Constant): Uint8Array {
  const raw =
    type === "float"
      ? Float32Array.from(values)
      : BigInt64Array.from(Array.from(values, (value) => BigInt(value)));
  return message(
    ...shape.map((side) => integer(1, side)),
    integer(2, type === "float" ? FLOAT : INT64),
    text(8, name),
    bytes(9, new Uint8Array(raw.buffer)),
  );
}

function valueInfo({ name, type, shape }: Port): Uint8Array {
  const dims = shape.map((side) => bytes(1, typeof side === "number" ? integer(1, side) : text(2, side)));
  const tensor = message(integer(1, type), bytes(2, message(...dims)));
  return message(text(1, name), bytes(2, bytes(1, tensor)));
}
