import { SQUARE } from "@/core/picture/recipe/ratio";
import { drawnSizes } from "@/core/picture/render/drawn-sizes";
import { type Shape, shapeOf } from "@/core/picture/render/shape";
import type { WorkRecord } from "@/core/work/record/record";
import { sizedPixels } from "@/server/domain/work/files/sized-pixels";
import type { Sources } from "./sources";

/** RGB bytes, [height x width x 3]. */
export type MadePicture = { rgb: Uint8Array } & Shape;
/** A record's picture with its watermark, as it is exported with a longer side of `size` pixels; null where it cannot be drawn here. */
export type MadeAgain = (size: number) => Promise<MadePicture | null>;

/** Makes a record's picture again; what was drawn at a size is not drawn twice. */
export function madeAgain(
  record: WorkRecord,
  sources: Pick<Sources, "render" | "sizesOf" | "marks">,
): MadeAgain {
  const made = new Map<number, Promise<MadePicture | null>>();
  const make = async (size: number): Promise<MadePicture | null> => {
    const sizes = await sources.sizesOf(record.model.id);
    const drawn = sizes && drawnSizes(record.recipe, sizes);
    const plain = await sizedPixels<Uint8Array | null>(
      {
        size,
        native: record.pixels.size,
        any: drawn?.any ?? false,
        enlarger: record.enlarger,
      },
      {
        render: (side, enlarger) => sources.render(record.recipe, side, enlarger),
        resize: async (rgb, from, to) => rgb && sources.marks.enlarge(rgb, from, to),
      },
    );
    const shape = shapeOf(drawn?.ratio ?? SQUARE, size);
    return plain && { rgb: await sources.marks.embed(plain, shape, BigInt(`0x${record.work}`)), ...shape };
  };
  return (size) => {
    const there = made.get(size) ?? make(size);
    made.set(size, there);
    return there;
  };
}
