/** One measured line of the benchmark: what, the figure, what it is compared with, and whether it reaches the goal. */
export type Row = {
  what: string;
  value: number;
  unit: string;
  /** In words, as rendering.md puts it. */
  goal: string;
  reached: boolean;
  /** The other side of a ratio, measured in the same run. */
  against?: { what: string; value: number; unit: string };
  notes?: string;
};

export type Bench = { name: string; run: () => Promise<Row[]> };
