import sharp from "sharp";
import "../marks/loaders";

/** Warm black: what the studio's wall is. */
const WALL = "#0b0b0c";

/** Pictures in a square grid, each whole in its cell, row by row, the rows in the middle of the sheet. */
export async function tile(
  pictures: readonly Uint8Array[],
  { columns, cell, gap }: { columns: number; cell: number; gap: number },
): Promise<{ rgb: Uint8Array; size: number }> {
  const size = columns * (cell + gap) + gap;
  const rows = Math.ceil(pictures.length / columns);
  const top = Math.round((size - rows * (cell + gap) - gap) / 2) + gap;
  const placed = await Promise.all(
    pictures.map(async (picture, i) => ({
      input: await sharp(picture, { limitInputPixels: 4096 * 4096 })
        .resize(cell, cell, { fit: "contain", background: WALL })
        .png()
        .toBuffer(),
      left: gap + (i % columns) * (cell + gap),
      top: top + Math.floor(i / columns) * (cell + gap),
    })),
  );
  const rgb = await sharp({ create: { width: size, height: size, channels: 3, background: WALL } })
    .composite(placed)
    .removeAlpha()
    .raw()
    .toBuffer();
  return { rgb: new Uint8Array(rgb), size };
}
