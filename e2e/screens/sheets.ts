import { basename, join } from "node:path";
import sharp from "sharp";

const GAP = 16;
const KINDS = [
  { width: 320, cell: 320, columns: 6, tall: 1100 },
  { width: 390, cell: 390, columns: 5, tall: 1300 },
  { width: 1024, cell: 760, columns: 3, tall: 1000 },
  { width: 1600, cell: 960, columns: 2, tall: 900 },
];
const ROWS: Record<number, number> = { 320: 1, 390: 1, 1024: 2, 1600: 3 };

/** Lays pictures out on sheets, those of one width and theme together, as `sheet-390-dark-1.png`. */
export async function layOut(folder: string, paths: readonly string[]): Promise<void> {
  for (const { width, cell, columns, tall } of KINDS)
    for (const scheme of ["light", "dark", "forced"]) {
      const these = paths.filter((path) => path.endsWith(`-${width}-${scheme}.png`));
      const each = columns * (ROWS[width] ?? 1);
      for (let at = 0; at < these.length; at += each)
        await sheet(these.slice(at, at + each), { cell, columns, tall }).then((image) =>
          image.png({ palette: true }).toFile(join(folder, `sheet-${width}-${scheme}-${at / each + 1}.png`)),
        );
    }
}

async function sheet(
  paths: readonly string[],
  { cell, columns, tall }: { cell: number; columns: number; tall: number },
) {
  const rows = Math.ceil(paths.length / columns);
  const pieces = await Promise.all(
    paths.map(async (path, i) => {
      const small = await sharp(path).resize({ width: cell }).toBuffer({ resolveWithObject: true });
      const { data: input, info } = await sharp(small.data)
        .extract({ left: 0, top: 0, width: cell, height: Math.min(tall, small.info.height) })
        .toBuffer({ resolveWithObject: true });
      const [left, top] = [
        GAP + (i % columns) * (cell + GAP),
        GAP + 24 + Math.floor(i / columns) * (tall + GAP + 24),
      ];
      return [
        { input, left, top, height: info.height },
        { input: title(basename(path, ".png"), cell), left, top: top - 24 },
      ];
    }),
  );
  return sharp({
    create: {
      width: GAP + columns * (cell + GAP),
      height: GAP + rows * (tall + GAP + 24),
      channels: 3,
      background: "#7a8594",
    },
  }).composite(pieces.flat().map(({ input, left, top }) => ({ input, left, top })));
}

const title = (text: string, width: number) =>
  Buffer.from(
    `<svg width="${width}" height="22"><text x="0" y="16" font-family="sans-serif" font-size="15" fill="#fff">${text}</text></svg>`,
  );
