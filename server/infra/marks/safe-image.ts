import sharp, { type SharpOptions } from "sharp";
import { AppError } from "@/core/kernel/errors";
import { PAPER } from "@/core/picture/render/paper";
import "./loaders";
import { type Format, formatOf } from "./picture-format";

export type Decoded = {
  /** RGB bytes, [width x height x 3]: the picture on paper, made smaller where it is larger than what was asked for. */
  rgb: Uint8Array;
  /** How opaque each pixel is, [width x height], 255 for wholly; null where all are, or where it was not asked for. */
  alpha: Uint8Array | null;
  width: number;
  height: number;
  /** What the file has, pixels. */
  original: { width: number; height: number };
  format: Format;
  /** It has more frames than the first, which is all that is looked at. */
  animated: boolean;
};
export type DecodeOptions = {
  /** Pixels per side that it is made to fit into; at most 2048. */
  side?: number;
  /** Whether to hand on how opaque pixels are. */
  alpha?: boolean;
};

const MAX_BYTES = 32 * 1024 * 1024;
const MAX_PIXELS = 40_000_000;
/** AVIF takes ten times as long and as much memory as the others do. */
const MAX_AVIF = 12_000_000;
/** Pixels per side that are looked at: as many as a published work can have. */
const STYLE_INPUT = 2048;
const SECONDS = 4;
const END_OF_JPEG = Uint8Array.of(0xff, 0xd9);
const PAPER_RGB = [1, 3, 5].map((at) => Number.parseInt(PAPER.slice(at, at + 2), 16));

/**
 * A stranger's file as pixels, or a sentence why not: the one way in which pictures of others come in. Nothing but raster images of
 * known kinds, of at most 32 MB and 40 million pixels, decoded by libvips within four seconds and handed on at no more than 2048 a
 * side. What a file claims to be by name counts for nothing. What browsers show is taken: a JPEG that lacks its end mark alone,
 * an AVIF that names itself among its compatible brands only.
 */
export async function decodeUpload(bytes: Uint8Array, options: DecodeOptions = {}): Promise<Decoded> {
  if (bytes.length === 0) throw refused("The file is empty.");
  if (bytes.length > MAX_BYTES) throw refused("The file is larger than 32 MB.", "too_large");
  const format = formatOf(bytes);
  if (!format) throw refused("It is not a PNG, JPEG, WebP, AVIF, GIF or TIFF image.");
  const most = format === "avif" ? MAX_AVIF : MAX_PIXELS;
  // Its head alone is read: what it claims to be is told before anything of it is decoded.
  const metadata = await sharp(bytes, { pages: 1, limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (!metadata?.width || !metadata.height) throw refused("The image is damaged.");
  if (metadata.width * metadata.height > most)
    throw refused(
      `The image has ${metadata.width} x ${metadata.height} pixels: more than can be looked at.`,
      "too_large",
    );
  const side = Math.min(options.side ?? STYLE_INPUT, STYLE_INPUT);
  const whole = { limitInputPixels: most, pages: 1 } as const;
  const { data, info } = await pixels(bytes, { ...whole, failOn: "truncated" }, side)
    .catch((error: unknown) => {
      if (format !== "jpeg") throw error;
      // With its end mark put back: then nothing at all may be wrong with it.
      return pixels(Buffer.concat([bytes, END_OF_JPEG]), { ...whole, failOn: "warning" }, side);
    })
    .catch(() => {
      throw refused("The image is cut short or damaged.");
    });
  const { width, height } = metadata.autoOrient;
  return {
    ...onPaper(data, info.channels, options.alpha ?? false),
    width: info.width,
    height: info.height,
    original: { width, height },
    format,
    animated: (metadata.pages ?? 1) > 1,
  };
}

const refused = (words: string, code: "malformed" | "too_large" = "malformed") =>
  new AppError(code, words, words);

/** RGBA bytes, [width x height x 4], or grey and A, [width x height x 2]: upright, in sRGB. */
const pixels = (bytes: Uint8Array, options: SharpOptions, side: number) =>
  sharp(bytes, options)
    .timeout({ seconds: SECONDS })
    .rotate()
    .resize(side, side, { fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .ensureAlpha()
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });

/** Lays what was decoded on paper, as a page does that shows it. `channels`: the last is how opaque it is. */
function onPaper(data: Uint8Array, channels: number, keepAlpha: boolean): Pick<Decoded, "rgb" | "alpha"> {
  const count = data.length / channels;
  const rgb = new Uint8Array(count * 3);
  const alpha = new Uint8Array(count);
  let isOpaque = true;
  for (let i = 0; i < count; i++) {
    const a = data[channels * i + channels - 1] ?? 255;
    alpha[i] = a;
    isOpaque &&= a === 255;
    for (let c = 0; c < 3; c++) {
      const value = data[channels * i + (channels < 3 ? 0 : c)] ?? 0;
      const paper = PAPER_RGB[c] ?? 255;
      rgb[3 * i + c] = a === 255 ? value : Math.round((value * a + paper * (255 - a)) / 255);
    }
  }
  return { rgb, alpha: keepAlpha && !isOpaque ? alpha : null };
}
