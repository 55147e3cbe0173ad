import { encode } from "uqr";

/** Modules of quiet around a code, as its standard asks for. */
const BORDER = 4;

/** An address as a QR code: its dark modules as one path of unit squares, row by row. `size` counts modules with the border. */
export function qrPath(address: string): { size: number; path: string } {
  const { data, size } = encode(address, { ecc: "M", border: BORDER });
  const runs = data.flatMap((row, y) => runsOf(row).map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`));
  return { size, path: runs.join("") };
}

function runsOf(row: readonly boolean[]): [x: number, width: number][] {
  const runs: [number, number][] = [];
  row.forEach((isDark, x) => {
    const last = runs.at(-1);
    if (!isDark) return;
    if (last && last[0] + last[1] === x) last[1] += 1;
    else runs.push([x, 1]);
  });
  return runs;
}
