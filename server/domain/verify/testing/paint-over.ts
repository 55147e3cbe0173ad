import sharp, { type Sharp } from "sharp";

/** The colour that a place of a picture gets, its sides being 1 long; null where it stays. */
export type Painter = (x: number, y: number) => readonly [red: number, green: number, blue: number] | null;

/** A square picture with places painted over. */
export async function paintOver(picture: Sharp, size: number, painter: Painter): Promise<Sharp> {
  const rgb = await picture.raw().toBuffer();
  for (let i = 0; i < size * size; i++)
    painter((i % size) / size, Math.floor(i / size) / size)?.forEach((level, channel) => {
      rgb[3 * i + channel] = level;
    });
  return sharp(rgb, { raw: { width: size, height: size, channels: 3 } });
}

/** Letters of 5 x 7 dots, a row a number. */
const LETTERS: Record<string, readonly number[]> = {
  H: [17, 17, 17, 31, 17, 17, 17],
  E: [31, 16, 16, 30, 16, 16, 31],
  L: [16, 16, 16, 16, 16, 16, 31],
  O: [14, 17, 17, 17, 17, 17, 14],
  T: [31, 4, 4, 4, 4, 4, 4],
  I: [4, 4, 4, 4, 4, 4, 4],
};

/** Words in white: pictures made here know no fonts. */
export function written(words: string, at: { x: number; y: number; height: number }): Painter {
  const dot = at.height / 7;
  return (x, y) => {
    const [column, row] = [Math.floor((x - at.x) / dot), Math.floor((y - at.y) / dot)];
    const letter = column < 0 ? undefined : LETTERS[words[Math.floor(column / 6)] ?? ""];
    const inLetter = column % 6;
    return letter && inLetter < 5 && ((letter[row] ?? 0) >> (4 - inLetter)) & 1 ? [255, 255, 255] : null;
  };
}
