import sharp from "sharp";
import { expect, it } from "vitest";
import { uniforms } from "@/core/kernel/random";
import { enlarged, enlargementOf } from "./enlarge";
import { pixelsIn } from "./shape";

it.each([
  [2, 16, 16],
  [2, 80, 45],
  [4, 52, 78],
  [8, 9, 7],
  [16, 32, 20],
  [64, 3, 2],
])(
  "%i times as large a picture of %i x %i pixels has the bytes that libvips gives it",
  async (times, width, height) => {
    const next = uniforms(times);
    const rgb = Uint8Array.from({ length: pixelsIn({ width, height }) * 3 }, () => 256 * next());
    const theirs = await sharp(rgb, { raw: { width, height, channels: 3 } })
      .resize(width * times, height * times, { fit: "fill", kernel: "lanczos3" })
      .raw()
      .toBuffer();
    expect(Buffer.compare(enlarged(rgb, { width, height }, times), theirs)).toBe(0);
  },
);

it("enlarges by powers of two alone, the same each way", () => {
  const from = { width: 160, height: 90 };
  expect(enlargementOf(from, { width: 320, height: 180 })).toBe(2);
  expect(enlargementOf(from, { width: 2560, height: 1440 })).toBe(16);
  expect(enlargementOf(from, from)).toBeNull();
  expect(enlargementOf(from, { width: 480, height: 270 })).toBeNull();
  expect(enlargementOf(from, { width: 320, height: 181 })).toBeNull();
  expect(enlargementOf(from, { width: 80, height: 45 })).toBeNull();
});
