import sharp from "sharp";
import type { Shape } from "@/core/picture/render/shape";
import "../marks/loaders";

const CLEAR = 82;

/**
 * A picture as a VP8 key frame: what a lossy WebP is made of (RFC 9649, section 2.5), so that one encoder serves both animated
 * WebP and WebM. @param rgb bytes [height x width x 3]
 */
export async function vp8Frame(rgb: Uint8Array, shape: Shape): Promise<Uint8Array> {
  const webp = await sharp(rgb, { raw: { ...shape, channels: 3 } })
    .webp({ quality: CLEAR, effort: 3, smartSubsample: true })
    .toBuffer();
  return vp8Of(webp);
}

function vp8Of(webp: Buffer): Uint8Array {
  for (let at = 12; at + 8 <= webp.length; ) {
    const length = webp.readUInt32LE(at + 4);
    if (webp.toString("latin1", at, at + 4) === "VP8 ")
      return new Uint8Array(webp.subarray(at + 8, at + 8 + length));
    at += 8 + length + (length & 1);
  }
  throw new Error("a lossy WebP without a VP8 chunk");
}
