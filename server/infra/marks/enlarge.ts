import sharp from "sharp";

/** A square picture at another size: Lanczos, three lobes. */
export const enlarge = async (rgb: Uint8Array, from: number, to: number): Promise<Uint8Array> =>
  sharp(rgb, { raw: { width: from, height: from, channels: 3 } })
    .resize(to, to, { kernel: "lanczos3" })
    .raw()
    .toBuffer();
