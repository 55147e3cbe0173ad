import { type Enlarger, UPSCALER_FACTOR } from "@/core/picture/render/enlarger";
import { type Shape, squareOf } from "@/core/picture/render/shape";

type Asked = {
  /** Pixels of the longer side that are wanted. */
  size: number;
  /** Pixels of the longer side that the model draws, and whether it draws any size; what does not is square. */
  native: number;
  any: boolean;
  /** What enlarges the picture; records from before there was a choice name nothing. */
  enlarger: Enlarger | undefined;
};
type Tools<Pixels> = {
  render: (size: number, enlarger?: Enlarger) => Promise<Pixels>;
  resize: (rgb: Pixels, from: Shape, to: Shape) => Promise<Pixels>;
};

/** A recipe's pixels at a size, as files are made and as verification makes them again: the same steps, so the same bytes. */
export async function sizedPixels<Pixels>(
  { size, native, any, enlarger }: Asked,
  { render, resize }: Tools<Pixels>,
): Promise<Pixels> {
  if (any) return render(size);
  const learned = enlarger === "upscaler" && size > native;
  const from = learned ? native * UPSCALER_FACTOR : native;
  const pixels = await (learned ? render(from, "upscaler") : render(native));
  return from === size ? pixels : resize(pixels, squareOf(from), squareOf(size));
}
