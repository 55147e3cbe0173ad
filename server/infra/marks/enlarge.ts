import sharp from "sharp";
import type { Shape } from "@/core/picture/render/shape";
import "./loaders";

/** A picture at another size of the same shape: Lanczos, three lobes. */
export const enlarge = async (rgb: Uint8Array, from: Shape, to: Shape): Promise<Uint8Array> =>
  sharp(rgb, { raw: { ...from, channels: 3 } })
    .resize(to.width, to.height, { fit: "fill", kernel: "lanczos3" })
    .raw()
    .toBuffer();

/** A picture's bytes as it is seen from afar, squeezed to a square: the mean of what falls on each of `side` x `side` pixels. */
export const reduce = async (bytes: Uint8Array, side: number): Promise<Uint8Array> =>
  sharp(bytes).removeAlpha().resize(side, side, { kernel: "linear", fit: "fill" }).raw().toBuffer();
