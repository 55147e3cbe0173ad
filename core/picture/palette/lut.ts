/** Nodes a side. */
export const SIDE = 33;
const CELLS = SIDE - 1;
/** From a node to the next in red, green and blue, in numbers. */
const RED = SIDE * SIDE * 3;
const GREEN = SIDE * 3;
const BLUE = 3;

/** For each byte the cell that it is in, and how far into it it is, 0..1. */
const CELL = Uint8Array.from({ length: 256 }, (_, byte) => Math.min(CELLS - 1, Math.floor(placeOf(byte))));
const INTO = Float64Array.from(
  { length: 256 },
  (_, byte) => placeOf(byte) - Math.min(CELLS - 1, Math.floor(placeOf(byte))),
);

function placeOf(byte: number): number {
  return byte * (CELLS / 255);
}

/** Red, green and blue of sRGB, 0..1. */
type Unit = readonly [number, number, number];

/**
 * A map of all colours: a cube [33 x 33 x 33 x 3] (red slowest) of bytes as floats, straight lines between its nodes. Only the nodes
 * around colours that a picture has are worked out, once: a picture has few of all colours, and all nodes take longer than painting it.
 */
export class Lut {
  private readonly nodes = new Float32Array(SIDE ** 3 * 3);
  private readonly known = new Uint8Array(SIDE ** 3);
  /** Whether all eight nodes of a cell are known. */
  private readonly ready = new Uint8Array(CELLS ** 3);

  /** `at` says what becomes of a colour, which is a node's. */
  constructor(private readonly at: (colour: Unit, node: number) => Unit) {}

  /** Changes RGB bytes in place, trilinearly. Plain numbers, because it runs for every pixel. */
  apply(rgb: Uint8Array): void {
    const { nodes, ready } = this;
    for (let at = 0; at < rgb.length; at += 3) {
      const red = rgb[at] as number;
      const green = rgb[at + 1] as number;
      const blue = rgb[at + 2] as number;
      const r = CELL[red] as number;
      const g = CELL[green] as number;
      const b = CELL[blue] as number;
      if (ready[(r * CELLS + g) * CELLS + b] === 0) this.prepare(r, g, b);
      const fr = INTO[red] as number;
      const fg = INTO[green] as number;
      const fb = INTO[blue] as number;
      const node = r * RED + g * GREEN + b * BLUE;
      for (let c = 0; c < 3; c++) {
        const low = square(nodes, node + c, fg, fb);
        const high = square(nodes, node + c + RED, fg, fb);
        // Never negative: dropping the fraction rounds.
        rgb[at + c] = (low + (high - low) * fr + 0.5) | 0;
      }
    }
  }

  private prepare(r: number, g: number, b: number): void {
    for (let corner = 0; corner < 8; corner++)
      this.workOut(r + (corner >> 2), g + ((corner >> 1) & 1), b + (corner & 1));
    this.ready[(r * CELLS + g) * CELLS + b] = 1;
  }

  private workOut(r: number, g: number, b: number): void {
    const node = (r * SIDE + g) * SIDE + b;
    if (this.known[node]) return;
    const [red, green, blue] = this.at([r / CELLS, g / CELLS, b / CELLS], node);
    this.nodes[node * 3] = red * 255;
    this.nodes[node * 3 + 1] = green * 255;
    this.nodes[node * 3 + 2] = blue * 255;
    this.known[node] = 1;
  }
}

/** Between four nodes: `at` and the next in green, and the next of each in blue. */
function square(nodes: Float32Array, at: number, fg: number, fb: number): number {
  const near = nodes[at] as number;
  const far = nodes[at + GREEN] as number;
  const low = near + ((nodes[at + BLUE] as number) - near) * fb;
  const high = far + ((nodes[at + GREEN + BLUE] as number) - far) * fb;
  return low + (high - low) * fg;
}
