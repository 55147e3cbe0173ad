import { describe, expect, it } from "vitest";
import { halfToNumber, readSafetensors } from "./safetensors";

function file(header: unknown, data: ArrayBuffer = new ArrayBuffer(0)): ArrayBuffer {
  const head = new TextEncoder().encode(typeof header === "string" ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + head.length + data.byteLength);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(head.length), true);
  bytes.set(head, 8);
  bytes.set(new Uint8Array(data), 8 + head.length);
  return bytes.buffer;
}
const entry = (dtype: string, shape: number[], data_offsets: [number, number]) => ({
  dtype,
  shape,
  data_offsets,
});

describe("safetensors", () => {
  it("gives float32 tensors by name", () => {
    const data = Float32Array.of(1.5, -2, 3, 4).buffer;
    const tensors = readSafetensors(
      file({ __metadata__: { by: "x" }, a: entry("F32", [2, 2], [0, 16]) }, data),
    );
    expect([...tensors.keys()]).toEqual(["a"]);
    expect(tensors.get("a")?.()).toEqual({ shape: [2, 2], data: Float32Array.of(1.5, -2, 3, 4) });
  });

  it("widens float16: one, the least subnormal, the greatest, minus zero, infinity", () => {
    expect([0x3c00, 0x0001, 0x7bff, 0x8000, 0x7c00, 0xc100].map(halfToNumber)).toEqual([
      1,
      2 ** -24,
      65504,
      -0,
      Number.POSITIVE_INFINITY,
      -2.5,
    ]);
    const tensors = readSafetensors(
      file({ h: entry("F16", [2], [0, 4]) }, Uint16Array.of(0x3c00, 0xc100).buffer),
    );
    expect([...(tensors.get("h")?.().data ?? [])]).toEqual([1, -2.5]);
  });

  it("refuses a header that is not JSON, too long, or cut off", () => {
    expect(() => readSafetensors(new ArrayBuffer(4))).toThrow("too short");
    expect(() => readSafetensors(file("{"))).toThrow("not JSON");
    expect(() => readSafetensors(new Uint8Array(16).fill(255).buffer)).toThrow("longer than the file");
  });

  it("refuses a tensor of another type, or whose bytes do not fit its shape or the file", () => {
    const read = (it: unknown) => readSafetensors(file({ a: it }, new ArrayBuffer(8))).get("a")?.();
    expect(() => read(entry("I64", [1], [0, 8]))).toThrow("tensor a is I64; expected F32 or F16.");
    expect(() => read(entry("F32", [3], [0, 8]))).toThrow("takes 8 bytes in the file; expected 12 for [3].");
    expect(() => read(entry("F32", [4], [0, 16]))).toThrow("takes 16 bytes");
    expect(() => read({ dtype: "F32" })).toThrow("described wrongly");
  });
});
