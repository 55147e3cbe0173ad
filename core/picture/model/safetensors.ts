import { z } from "zod";
import { ModelRefused } from "./refusal";

/** A tensor in row-major order, whatever its precision on disk. */
export type Tensor = { shape: readonly number[]; data: Float32Array };
export type Tensors = ReadonlyMap<string, () => Tensor>;

const Entry = z.object({
  dtype: z.string(),
  shape: z.array(z.int().min(0)),
  data_offsets: z.tuple([z.int().min(0), z.int().min(0)]),
});
const Header = z.record(z.string(), z.unknown());

const MAX_HEADER = 100_000_000;
const BYTES: Record<string, number> = { F32: 4, F16: 2 };

/**
 * Reads a safetensors file (8 bytes little-endian header length, JSON header, data). A tensor is decoded when its
 * function is called; F32 and F16 are understood. Throws ModelRefused on anything else.
 */
export function readSafetensors(buffer: ArrayBuffer): Tensors {
  const view = new DataView(buffer);
  if (buffer.byteLength < 8) throw new ModelRefused("weights.safetensors is too short to hold a header.");
  const length = Number(view.getBigUint64(0, true));
  if (length > Math.min(MAX_HEADER, buffer.byteLength - 8)) {
    throw new ModelRefused("weights.safetensors has a header longer than the file.");
  }
  const tensors = new Map<string, () => Tensor>();
  for (const [name, entry] of Object.entries(parseHeader(buffer, length))) {
    if (name !== "__metadata__") tensors.set(name, () => decode(name, entry, view, 8 + length));
  }
  return tensors;
}

function parseHeader(buffer: ArrayBuffer, length: number): Record<string, unknown> {
  try {
    return Header.parse(JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, length))));
  } catch {
    throw new ModelRefused("weights.safetensors has a header that is not JSON.");
  }
}

function decode(name: string, raw: unknown, view: DataView, start: number): Tensor {
  const refuse = (why: string) => new ModelRefused(`weights.safetensors: tensor ${name} ${why}.`);
  const entry = Entry.safeParse(raw);
  if (!entry.success) throw refuse("is described wrongly");
  const { dtype, shape, data_offsets: offsets } = entry.data;
  const width = BYTES[dtype];
  if (!width) throw refuse(`is ${dtype}; expected F32 or F16`);
  const count = shape.reduce((product, side) => product * side, 1);
  const [from, to] = offsets;
  if (to - from !== count * width || start + to > view.byteLength) {
    throw refuse(`takes ${to - from} bytes in the file; expected ${count * width} for [${shape.join(", ")}]`);
  }
  const data = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const at = start + from + i * width;
    data[i] = width === 4 ? view.getFloat32(at, true) : halfToNumber(view.getUint16(at, true));
  }
  return { shape, data };
}

/** IEEE 754 binary16. */
export function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
