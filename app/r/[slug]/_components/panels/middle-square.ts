import { AppError } from "@/core/kernel/errors";

type Square = { side: number; ground: string; noPicture: string };

/** Any file a browser can show: its middle square at side x side, on `ground` where it is transparent. Rejects with an AppError that says `noPicture` for anything else. */
export async function middleSquare(
  file: Blob,
  { side, ground, noPicture }: Square,
): Promise<OffscreenCanvasRenderingContext2D> {
  const refuse = () => new AppError("malformed", "no picture", noPicture);
  const image = await createImageBitmap(file).catch(() => {
    throw refuse();
  });
  const size = Math.min(image.width, image.height);
  const context = new OffscreenCanvas(side, side).getContext("2d", { willReadFrequently: true });
  if (!context) throw refuse();
  context.fillStyle = ground;
  context.fillRect(0, 0, side, side);
  context.imageSmoothingQuality = "high";
  const [left, top] = [(image.width - size) / 2, (image.height - size) / 2];
  context.drawImage(image, left, top, size, size, 0, 0, side, side);
  image.close();
  return context;
}
