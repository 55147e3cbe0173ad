import sharp from "sharp";
import { AppError } from "@/core/errors";

export type Decoded = {
  /** RGB bytes, [width x height x 3]: the picture, made smaller where it is larger than any that is published. */
  rgb: Uint8Array;
  width: number;
  height: number;
  /** What the file has, pixels. */
  original: { width: number; height: number };
  format: "png" | "jpeg" | "webp" | "avif" | "gif" | "tiff";
  /** It has more frames than the first, which is all that is looked at. */
  animated: boolean;
};

const MAX_BYTES = 32 * 1024 * 1024;
const MAX_PIXELS = 40_000_000;
/** AVIF takes ten times as long and as much memory as the others do. */
const MAX_AVIF = 12_000_000;
/** Pixels per side that are looked at: as many as a published work can have. */
const LOOKED_AT = 2048;
const SECONDS = 4;
const text = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

/** What a file is by its first bytes, whatever it is called; null for what is not looked at. */
function formatOf(bytes: Uint8Array): Decoded["format"] | null {
  if (bytes[0] === 0x89 && text(bytes, 1, 4) === "PNG") return "png";
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "jpeg";
  if (text(bytes, 0, 4) === "RIFF" && text(bytes, 8, 12) === "WEBP") return "webp";
  if (text(bytes, 4, 8) === "ftyp" && /^avi[fs]$/.test(text(bytes, 8, 12))) return "avif";
  if (/^GIF8[79]a$/.test(text(bytes, 0, 6))) return "gif";
  if (/^(II\*\0|MM\0\*)$/.test(text(bytes, 0, 4))) return "tiff";
  return null;
}

/**
 * A stranger's file as pixels, or a sentence why not: nothing but raster images of known kinds, of at most 32 MB and 40 million
 * pixels, decoded by libvips within four seconds and handed on at no more than 2048 a side. What a file claims to be by name counts
 * for nothing.
 */
export async function decodeUpload(bytes: Uint8Array): Promise<Decoded> {
  const refuse = (words: string, code: "malformed" | "too_large" = "malformed") =>
    new AppError(code, words, words);
  if (bytes.length === 0) throw refuse("The file is empty.");
  if (bytes.length > MAX_BYTES) throw refuse("The file is larger than 32 MB.", "too_large");
  const format = formatOf(bytes);
  if (!format) throw refuse("It is not a PNG, JPEG, WebP, AVIF, GIF or TIFF image.");
  const most = format === "avif" ? MAX_AVIF : MAX_PIXELS;
  const options = { limitInputPixels: most, failOn: "truncated" as const, pages: 1 };
  // Its head alone is read: what it claims to be is told before anything of it is decoded.
  const metadata = await sharp(bytes, { ...options, limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (!metadata?.width || !metadata.height) throw refuse("The image is damaged.");
  if (metadata.width * metadata.height > most)
    throw refuse(
      `The image has ${metadata.width} x ${metadata.height} pixels: more than can be looked at.`,
      "too_large",
    );
  try {
    const { data, info } = await sharp(bytes, options)
      .timeout({ seconds: SECONDS })
      .rotate()
      .resize(LOOKED_AT, LOOKED_AT, { fit: "inside", withoutEnlargement: true })
      .toColourspace("srgb")
      .flatten({ background: "#808080" })
      .removeAlpha()
      .raw({ depth: "uchar" })
      .toBuffer({ resolveWithObject: true });
    const rgb = info.channels === 1 ? tripled(data) : new Uint8Array(data);
    const { width, height } = metadata.autoOrient;
    const animated = (metadata.pages ?? 1) > 1;
    return { rgb, width: info.width, height: info.height, original: { width, height }, format, animated };
  } catch {
    throw refuse("The image is cut short or damaged.");
  }
}

const tripled = (grey: Uint8Array): Uint8Array => {
  const rgb = new Uint8Array(grey.length * 3);
  grey.forEach((value, i) => {
    rgb.fill(value, 3 * i, 3 * i + 3);
  });
  return rgb;
};
