import sharp from "sharp";
import { type Ratio, SQUARE } from "@/core/picture/recipe/ratio";
import type { Rendered, RenderJob } from "@/core/picture/render/job";
import { longSide, type Shape, shapeOf } from "@/core/picture/render/shape";
import "@/server/infra/marks/loaders";

sharp.concurrency(1);
sharp.cache(false);

export type Encoded = Pick<Rendered, "bytes" | "mime" | "size">;

/**
 * RGB bytes to a file whose longer side has `size` pixels (smaller than rendered: reduced). Moving frames and thumbnails are JPEG q80 4:2:0,
 * about 10 KB at 256 px. Settled pictures are JPEG q95 4:4:4: no colour is halved, every browser and signer reads it,
 * and it takes a tenth of lossless WebP's time. The same bytes in give the same bytes out.
 */
export async function encode(
  rgb: Uint8Array,
  rendered: Shape,
  { size, purpose, ratio = SQUARE }: Pick<RenderJob, "size" | "purpose"> & { ratio?: Ratio },
): Promise<Encoded> {
  const raw = { ...rendered, channels: 3 } as const;
  const longer = longSide(rendered);
  const wanted = shapeOf(ratio, size);
  const picture = sharp(rgb, { raw });
  const sized =
    size < longer
      ? picture.resize(wanted.width, wanted.height, { fit: "fill", kernel: "lanczos3" })
      : picture;
  if (purpose === "pixels")
    return { bytes: await sized.raw().toBuffer(), mime: "application/x-rgb", size: Math.min(size, longer) };
  const bytes = await sized
    .jpeg(
      purpose === "settled"
        ? { quality: 95, chromaSubsampling: "4:4:4" }
        : { quality: 80, chromaSubsampling: "4:2:0" },
    )
    .toBuffer();
  return { bytes, mime: "image/jpeg", size: Math.min(size, longer) };
}
