import { sha256Hex } from "@/core/kernel/canon/hash";
import { SQUARE } from "@/core/picture/recipe/ratio";
import { pictureShape } from "@/core/picture/render/drawn-sizes";
import { LARGEST_PAINTED } from "@/core/picture/render/octaves";
import { drawnRatio, isSameShape, longSide } from "@/core/picture/render/shape";
import type { SignedRecord } from "@/core/work/record/record";
import type { Decoded } from "@/server/infra/marks/safe-image";
import type { MadeAgain } from "./made-again";
import { psnr } from "./psnr";
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
    const why = `The model ${record.model.id} is not at hand in the version that made it.`;
    found.note("pixels", "unavailable", why);
    found.note("export", "unavailable", why);
    return;
  }
  if (sha256Hex(native) === record.pixels.hash)
    found.note("pixels", "pass", "Exact on this kind of machine: every byte is what was signed.");
  else
    found.note(
      "pixels",
      "fail",
      "The recipe, rendered again, does not give the signed bytes: the recipe is another one, or this kind of machine rounds differently.",
    );
  if (!image) {
    found.note("export", "unavailable", "There is no file to compare with.");
    return;
  }
  const { width, height } = image.original;
  const longer = longSide(image.original);
  const sizes = await sources.sizesOf(record.model.id);
  const shape = sizes && pictureShape(record.recipe, sizes, longer);
  if (!shape || !isSameShape(shape, image.original) || longer > LARGEST) {
    const ratio = sizes ? drawnRatio(record.recipe, sizes) : SQUARE;
    found.note(
      "export",
      miss,
      `The work is ${ratio}, of at most ${LARGEST} pixels along its longer side: this file is ${width} x ${height}.`,
    );
    return;
  }
  const marked = await made(longer);
  if (!marked) return found.note("export", "unavailable", "It cannot be rendered at this size.");
  // A picture larger than the largest file is compared at a smaller size.
  const seen =
    image.width === width ? marked.rgb : await sources.marks.enlarge(marked.rgb, image.original, image);
  const near = psnr(seen, image.rgb);
  const needed = image.format === "png" ? SAME : COMPRESSED;
  const words = Number.isFinite(near) ? `${near.toFixed(1)} dB` : "no difference at all";
  if (altered)
    found.note("export", "fail", `Places of it show something else than its recipe: ${words} in all.`);
  else if (near >= needed) found.note("export", "pass", `The file and the picture made again: ${words}.`);
  else
    found.note(
      "export",
      miss,
      `The file shows something else than its recipe: ${words}, where ${needed} are needed.`,
    );
}
