import { sha256Hex } from "@/core/kernel/canon/hash";
import { drawnSizes } from "@/core/picture/render/drawn-sizes";
import { LARGEST_PAINTED } from "@/core/picture/render/octaves";
import type { SignedRecord } from "@/core/work/record/record";
import { sizedPixels } from "@/server/domain/work/files/sized-pixels";
import type { Decoded } from "@/server/infra/marks/safe-image";
import { psnr } from "./psnr";
import type { Findings } from "./report";
import type { Sources } from "./sources";

/** Above this two pictures are one: what differs is below what is seen. */
const SAME = 40;
/** Pixels a side of the largest file of a work. */
const LARGEST = LARGEST_PAINTED;
/** An exported JPEG or WebP differs from its pixels by its compression. */
const COMPRESSED = 30;

/** Whether the recipe makes the picture that was signed, and the picture in the file. `miss`: what it is where it shows another. */
export async function checkPictures(
  image: Decoded | null,
  { record }: SignedRecord,
  { sources, miss }: { sources: Sources; miss: "fail" | "unavailable" },
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
  const { width: size, height } = image.original;
  if (size !== height || size > LARGEST) {
    found.note(
      "export",
      miss,
      `Works are square, of at most ${LARGEST} pixels a side: this file is ${size} x ${height}.`,
    );
    return;
  }
  const sizes = await sources.sizesOf(record.model.id);
  const plain = await sizedPixels<Uint8Array | null>(
    {
      size,
      native: record.pixels.size,
      any: sizes ? drawnSizes(record.recipe, sizes).any : false,
      enlarger: record.enlarger,
    },
    {
      render: (side, enlarger) => sources.render(record.recipe, side, enlarger),
      resize: async (rgb, from, to) => rgb && sources.marks.enlarge(rgb, from, to),
    },
  );
  if (!plain) return found.note("export", "unavailable", "It cannot be rendered at this size.");
  const marked = await sources.marks.embed(plain, size, BigInt(`0x${record.work}`));
  // What is larger than any other is looked at made smaller, and so compared.
  const seen = image.width === size ? marked : await sources.marks.enlarge(marked, size, image.width);
  const near = psnr(seen, image.rgb);
  const needed = image.format === "png" ? SAME : COMPRESSED;
  const words = Number.isFinite(near) ? `${near.toFixed(1)} dB` : "no difference at all";
  if (near >= needed) found.note("export", "pass", `The file and the picture made again: ${words}.`);
  else
    found.note(
      "export",
      miss,
      `The file shows something else than its recipe: ${words}, where ${needed} are needed.`,
    );
}
