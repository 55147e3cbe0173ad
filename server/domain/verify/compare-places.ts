/** Where two pictures of one thing differ, on a grid that lies over both. */
export type Places = {
  /** Cells of the grid in a row, and rows. */
  across: number;
  down: number;
  /** Cells that differ, row by row from the upper left, rising. */
  cells: number[];
  /** The part of the picture that they are, 0..1. */
  share: number;
};
type Picture = { rgb: Uint8Array; width: number; height: number };

/** Cells a side, and pixels that a cell has at least: what one pixel became is the format's affair. */
const SIDE = 128;
const PIXELS = 4;
/** Levels of 255 by which a cell's mean leaves what the original has there and beside it. Compression and scaling stay below (docs/marks.md). */
const LEVELS = 12;
/** Cells that differ alone are noise: of the eight around one, so many do too. */
const BESIDE = 2;
/** The part of all cells from which the picture counts as altered. */
const ALTERED = 0.001;

/** Whether so much differs that somebody changed the picture, and it is no trace of compression or scaling. */
export const isAltered = ({ share }: Places): boolean => share > ALTERED;

/**
 * Compares a copy with its original, whatever sizes they have. A cell differs where its mean lies outside of what the original has in
 * it and its eight neighbours, so that a screenshot which is off by a few pixels does not. The outermost cells are a frame's.
 */
export function comparePlaces(original: Picture, copy: Picture): Places {
  const cellsOf = (pixels: number) => Math.min(SIDE, Math.max(1, Math.floor(pixels / PIXELS)));
  const across = cellsOf(Math.min(original.width, copy.width));
  const down = cellsOf(Math.min(original.height, copy.height));
  const [was, is] = [meansOf(original, across, down), meansOf(copy, across, down)];
  const differs = (x: number, y: number): boolean => {
    if (x < 1 || y < 1 || x >= across - 1 || y >= down - 1) return false;
    return [0, 1, 2].some((channel) => {
      const near = around(x, y).map(([u, v]) => was[3 * (v * across + u) + channel] ?? 0);
      const here = was[3 * (y * across + x) + channel] ?? 0;
      const now = is[3 * (y * across + x) + channel] ?? 0;
      return now < Math.min(here, ...near) - LEVELS || now > Math.max(here, ...near) + LEVELS;
    });
  };
  const all = Array.from({ length: across * down }, (_, i) => differs(i % across, Math.floor(i / across)));
  const beside = (i: number) =>
    around(i % across, Math.floor(i / across))
      .filter(([x, y]) => x >= 0 && x < across && y >= 0 && y < down)
      .map(([x, y]) => y * across + x);
  const certain = [...all.keys()].filter((i) => all[i] && beside(i).filter((j) => all[j]).length >= BESIDE);
  const places = (cells: number[]): Places => ({
    across,
    down,
    cells,
    share: cells.length / (across * down),
  });
  if (!isAltered(places(certain))) return places(certain);
  // A painted area includes places where the new colour happens to be near the old.
  const grown = new Set(certain);
  for (const i of grown)
    for (const j of beside(i))
      if ([0, 1, 2].some((c) => Math.abs((was[3 * j + c] ?? 0) - (is[3 * j + c] ?? 0)) > LEVELS))
        grown.add(j);
  return places([...grown].sort((one, other) => one - other));
}

const AROUND = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => [dx, dy] as const));
const around = (x: number, y: number) =>
  AROUND.filter(([dx, dy]) => dx !== 0 || dy !== 0).map(([dx, dy]) => [x + dx, y + dy] as const);

/** Each cell's mean colour, [down x across x 3]. */
function meansOf({ rgb, width, height }: Picture, across: number, down: number): Float32Array {
  const sums = new Float32Array(across * down * 3);
  const counts = new Float32Array(across * down);
  for (let y = 0; y < height; y++) {
    const row = Math.floor((y * down) / height) * across;
    for (let x = 0; x < width; x++) {
      const cell = row + Math.floor((x * across) / width);
      const at = 3 * (y * width + x);
      counts[cell] = (counts[cell] ?? 0) + 1;
      for (let c = 0; c < 3; c++) sums[3 * cell + c] = (sums[3 * cell + c] ?? 0) + (rgb[at + c] ?? 0);
    }
  }
  return sums.map((sum, i) => sum / (counts[Math.floor(i / 3)] || 1));
}

const [NEAR, FAR] = [0.4, 0.6];

/** Where most of what differs lies, in words: "in the upper left". */
export function whereOf({ across, down, cells }: Places): string {
  const mean = (of: (cell: number) => number) =>
    cells.reduce((sum, cell) => sum + of(cell), 0) / (cells.length || 1);
  const x = (mean((cell) => cell % across) + 0.5) / across;
  const y = (mean((cell) => Math.floor(cell / across)) + 0.5) / down;
  const upright = y < NEAR ? "upper" : y > FAR ? "lower" : "";
  const sideways = x < NEAR ? "left" : x > FAR ? "right" : "";
  if (!upright && !sideways) return "around the middle";
  if (!upright) return `on the ${sideways}`;
  return sideways ? `in the ${upright} ${sideways}` : `in the ${upright} part`;
}
