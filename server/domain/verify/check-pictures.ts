import { sha256Hex } from "@/core/kernel/canon/hash";
import { SQUARE } from "@/core/picture/recipe/ratio";
import { pictureShape } from "@/core/picture/render/drawn-sizes";
import { LARGEST_PAINTED } from "@/core/picture/render/octaves";
import { drawnRatio, isSameShape, longSide } from "@/core/picture/render/shape";
import type { SignedRecord } from "@/core/work/record/record";
import type { Decoded } from "@/server/infra/marks/safe-image";
import type { MadeAgain } from "./made-again";
import { psnr } from "./psnr";
import { because } from "./reasons";
import type { Findings } from "./report";
import type { Sources } from "./sources";

/** Above this two pictures are one: what differs is below what is seen. */
const SAME = 40;
/** Pixels a side of the largest file of a work. */
const LARGEST = LARGEST_PAINTED;
/** An exported JPEG or WebP differs from its pixels by its compression. */
const COMPRESSED = 30;

type Asked = { sources: Sources; made: MadeAgain; miss: "fail" | "unavailable"; altered: boolean };

/** Whether the recipe makes the picture that was signed, and the picture in the file. `miss`: what it is where it shows another. `altered`: places of it were changed, however near the whole is. */
export async function checkPictures(
  image: Decoded | null,
  { record }: SignedRecord,
  { sources, made, miss, altered }: Asked,
  found: Findings,
): Promise<void> {
  const native = await sources.render(record.recipe, record.pixels.size);
  if (!native) {
    const why = because("modelMissing", { model: record.model.id });
    found.note("pixels", "unavailable", why);
    found.note("export", "unavailable", why);
    return;
  }
  if (sha256Hex(native) === record.pixels.hash) found.note("pixels", "pass", because("pixelsExact"));
  else found.note("pixels", "fail", because("pixelsDiffer"));
  if (!image) {
    found.note("export", "unavailable", because("noFile"));
    return;
  }
  const { width, height } = image.original;
  const longer = longSide(image.original);
  const sizes = await sources.sizesOf(record.model.id);
  const shape = sizes && pictureShape(record.recipe, sizes, longer);
  if (!shape || !isSameShape(shape, image.original) || longer > LARGEST) {
    const ratio = sizes ? drawnRatio(record.recipe, sizes) : SQUARE;
    found.note("export", miss, because("otherShape", { ratio, most: LARGEST, width, height }));
    return;
  }
  const marked = await made(longer);
  if (!marked) return found.note("export", "unavailable", because("sizeNotDrawn"));
  // A picture larger than the largest file is compared at a smaller size.
  const seen =
    image.width === width ? marked.rgb : await sources.marks.enlarge(marked.rgb, image.original, image);
  const near = psnr(seen, image.rgb);
  const needed = image.format === "png" ? SAME : COMPRESSED;
  const isExact = !Number.isFinite(near);
  const db = near.toFixed(1);
  if (altered)
    found.note("export", "fail", isExact ? because("placesDifferNot") : because("placesDiffer", { db }));
  else if (near >= needed)
    found.note("export", "pass", isExact ? because("sameExactly") : because("same", { db }));
  else found.note("export", miss, because("showsOther", { db, needed }));
}
