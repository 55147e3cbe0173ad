import { packFrame, unpackFrame } from "@/core/room/protocol/frame";
import { damaged } from "../arbitraries/bytes";
import { parser } from "../parser";

const header = { seq: 12, rev: 7, size: 512, renderMs: 30.5, queueMs: 2.25 };

/** Packed frames: RangeError, or what packs to the same bytes again. */
export const frames = parser("frames", 500, () => ({
  inputs: damaged([packFrame(header, new Uint8Array(40).fill(9)), packFrame(header, new Uint8Array(1))]),
  check: (input) => {
    let frame: ReturnType<typeof unpackFrame>;
    try {
      frame = unpackFrame(input);
    } catch (error) {
      if (error instanceof RangeError && error.message === "not a frame") return;
      throw error;
    }
    const { seq, rev, size } = frame.header;
    for (const number of [seq, rev, size])
      if (!Number.isSafeInteger(number) || number < 0) throw new Error(`${number} in a header`);
    if (packFrame(frame.header, frame.jpeg).length !== input.length) throw new Error("bytes were lost");
  },
}));
