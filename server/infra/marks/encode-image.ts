import sharp from "sharp";
import type { Shape } from "@/core/picture/render/shape";
import "./loaders";

type Wanted = { rgb: Uint8Array; shape: Shape; format: "png" | "jpeg" | "webp"; xmp: string };

/** Encodes a picture with its labels: PNG without loss, JPEG at 95 without halved colours, WebP at 92. */
export async function encodeImage({ rgb, shape, format, xmp }: Wanted): Promise<Uint8Array> {
  const picture = sharp(rgb, { raw: { ...shape, channels: 3 } }).withXmp(xmp);
  const encoded =
    format === "png"
      ? picture.png({ compressionLevel: 7 })
      : format === "jpeg"
        ? picture.jpeg({ quality: 95, chromaSubsampling: "4:4:4" })
        : picture.webp({ quality: 92, smartSubsample: true });
  return encoded.toBuffer();
}

/** The same picture as a PNG with other labels: its pixels as they are, and nothing of what the file said before. */
export const relabelImage = async (bytes: Uint8Array, xmp: string): Promise<Uint8Array> =>
  sharp(bytes).withXmp(xmp).png({ compressionLevel: 7 }).toBuffer();
