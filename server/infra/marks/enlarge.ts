import sharp from "sharp";
import "./loaders";

/** A square picture at another size: Lanczos, three lobes. */
export const enlarge = async (rgb: Uint8Array, from: number, to: number): Promise<Uint8Array> =>
  sharp(rgb, { raw: { width: from, height: from, channels: 3 } })
    .resize(to, to, { kernel: "lanczos3" })
    .raw()
    .toBuffer();

/** A square picture's bytes as it is seen from afar: the mean of what falls on each of `side` x `side` pixels. */
export const reduce = async (bytes: Uint8Array, side: number): Promise<Uint8Array> =>
  sharp(bytes).removeAlpha().resize(side, side, { kernel: "linear", fit: "fill" }).raw().toBuffer();
