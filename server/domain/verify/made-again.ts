import { drawnSizes } from "@/core/picture/render/drawn-sizes";
import type { WorkRecord } from "@/core/work/record/record";
import { sizedPixels } from "@/server/domain/work/files/sized-pixels";
import type { Sources } from "./sources";

/** A record's picture with its watermark, at a size as it is exported; RGB bytes, or null where it cannot be drawn here. */
export type MadeAgain = (size: number) => Promise<Uint8Array | null>;

/** Makes a record's picture again; what was drawn at a size is not drawn twice. */
export function madeAgain(
  record: WorkRecord,
  sources: Pick<Sources, "render" | "sizesOf" | "marks">,
): MadeAgain {
  const made = new Map<number, Promise<Uint8Array | null>>();
  const make = async (size: number): Promise<Uint8Array | null> => {
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
    return plain && sources.marks.embed(plain, size, BigInt(`0x${record.work}`));
  };
  return (size) => {
    const there = made.get(size) ?? make(size);
    made.set(size, there);
    return there;
  };
}
