import { z } from "zod";
import { ModelRefused } from "./refusal";

const MAGIC = "CNB1";
const Header = z.object({
  count: z.int().min(0),
  dims: z.int().min(1),
  offset: z.array(z.number()),
  scale: z.array(z.number().positive()),
  /** Distances of held-out images to their nearest training image, ascending, in the units of `nearestRows`. */
  heldOut: z.array(z.number()).default([]),
});

/** What the critic saw in every training image: row i is that of row i of data.csv's training images. */
export type Neighbours = z.infer<typeof Header> & {
  /** [count x dims] */
  rows: Int8Array;
};

/** Reads neighbours.bin (training/audit/neighbours.py). Throws ModelRefused with what was expected and found. */
export function readNeighbours(bytes: Uint8Array): Neighbours {
  const text = new TextDecoder();
  if (text.decode(bytes.subarray(0, 4)) !== MAGIC)
    throw new ModelRefused(`neighbours.bin does not begin with ${MAGIC}.`);
  const length = bytes.length < 8 ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);
  const header = Header.safeParse(jsonOf(text.decode(bytes.subarray(8, 8 + length))));
  if (!header.success) throw new ModelRefused("neighbours.bin has a header that cannot be read.");
  const { count, dims, offset, scale } = header.data;
  if (offset.length !== dims || scale.length !== dims)
    throw new ModelRefused(
      `neighbours.bin has offsets and scales of ${offset.length} and ${scale.length} features; expected ${dims}.`,
    );
  const body = bytes.subarray(8 + length);
  if (body.length !== count * dims)
    throw new ModelRefused(`neighbours.bin holds ${body.length} numbers; expected ${count} x ${dims}.`);
  return { ...header.data, rows: new Int8Array(body.buffer, body.byteOffset, body.length) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * The rows nearest to features [dims], nearest first. Distances are Euclidean between the numbers of eight bits, and so in units
 * of the training images' own spread. Throws RangeError for features of another length.
 */
export function nearestRows(
  { count, dims, offset, scale, rows }: Neighbours,
  features: Float32Array,
  most: number,
): { row: number; distance: number }[] {
  if (features.length !== dims) throw new RangeError(`${features.length} features; expected ${dims}`);
  const asked = features.map((value, i) =>
    Math.max(-127, Math.min(127, (value - (offset[i] ?? 0)) / (scale[i] ?? 1))),
  );
  const found = Array.from({ length: count }, (_, row) => {
    let sum = 0;
    for (let i = 0; i < dims; i++) sum += ((asked[i] ?? 0) - (rows[row * dims + i] ?? 0)) ** 2;
    return { row, distance: Math.sqrt(sum) };
  });
  return found.sort((a, b) => a.distance - b.distance || a.row - b.row).slice(0, most);
}

/** Share of held-out images that lie nearer to a training image than `distance`, 0..1; null where none were held out. */
export function heldOutShare({ heldOut }: Pick<Neighbours, "heldOut">, distance: number): number | null {
  if (heldOut.length === 0) return null;
  return heldOut.filter((other) => other < distance).length / heldOut.length;
}
