import fc from "fast-check";
import { ModelRefused } from "@/core/picture/model/refusal";
import { readSafetensors } from "@/core/picture/model/safetensors";
import { damaged, joined } from "../arbitraries/bytes";
import { twisted } from "../arbitraries/json";
import { parser } from "../parser";

const HEADER = {
  __metadata__: { made: "here" },
  controls: { dtype: "F32", shape: [2, 3], data_offsets: [0, 24] },
  class_means: { dtype: "F16", shape: [2, 2], data_offsets: [24, 32] },
};
const DATA = new Uint8Array(32).fill(60);

function fileOf(header: unknown): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const length = new Uint8Array(8);
  new DataView(length.buffer).setBigUint64(0, BigInt(text.length), true);
  return joined(length, text, DATA);
}

/** Weights: refused with a sentence, or tensors as large as their shapes say. */
export const safetensors = parser("safetensors", 500, () => ({
  inputs: fc.oneof(damaged([fileOf(HEADER)]), twisted([HEADER]).map(fileOf)),
  check: (input) => {
    try {
      const copy = new Uint8Array(input);
      for (const [name, read] of readSafetensors(copy.buffer)) {
        const { shape, data } = read();
        if (data.length !== shape.reduce((product, side) => product * side, 1))
          throw new Error(`${name} has ${data.length} numbers for ${shape}`);
        if (data.byteLength > 2 * input.length) throw new Error(`${name} is larger than its file`);
      }
    } catch (error) {
      if (!(error instanceof ModelRefused)) throw error;
    }
  },
}));
