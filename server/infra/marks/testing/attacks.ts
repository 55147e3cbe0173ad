import sharp, { type Sharp } from "sharp";
import { decodeUpload } from "../safe-image";
import { readWatermark } from "../watermark";

type Attack = { name: string; change: (picture: Sharp, size: number) => Sharp };

/** What happens to pictures on their way through the world, as docs/marks.md names it. */
export const ATTACKS: readonly Attack[] = [
  { name: "none", change: (picture) => picture.png() },
  { name: "JPEG 80", change: (picture) => picture.jpeg({ quality: 80 }) },
  { name: "JPEG 50", change: (picture) => picture.jpeg({ quality: 50 }) },
  { name: "JPEG 30", change: (picture) => picture.jpeg({ quality: 30 }) },
  { name: "WebP 80", change: (picture) => picture.webp({ quality: 80 }) },
  { name: "WebP 60", change: (picture) => picture.webp({ quality: 60 }) },
  {
    name: "half the size, JPEG 85",
    change: (picture, size) => picture.resize(size / 2).jpeg({ quality: 85 }),
  },
  {
    name: "brightness +20 %, JPEG 85",
    change: (picture) => picture.modulate({ brightness: 1.2 }).jpeg({ quality: 85 }),
  },
  { name: "blurred by 1 px", change: (picture) => picture.blur(1).png() },
  { name: "grey", change: (picture) => picture.grayscale().png() },
  { name: "cropped by 5 %", change: (picture, size) => cropped(picture, size, 0.05).png() },
  { name: "turned by 90°", change: (picture) => picture.rotate(90).png() },
];

function cropped(picture: Sharp, size: number, part: number): Sharp {
  const edge = Math.round((size * part) / 2);
  const side = size - 2 * edge;
  return picture.extract({ left: edge, top: edge, width: side, height: side });
}

/** The id that is read of a marked picture, RGB [size x size x 3], after an attack; null where none is. */
export async function readAfter(attack: Attack, rgb: Uint8Array, size: number): Promise<bigint | null> {
  const picture = sharp(rgb, { raw: { width: size, height: size, channels: 3 } });
  const image = await decodeUpload(await attack.change(picture, size).toBuffer());
  return readWatermark(image.rgb, image.width, image.height)?.id ?? null;
}
