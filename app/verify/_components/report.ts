/** What the server found of a file. */
export type Report = {
  verdict: "verified" | "failed" | "unvouched";
  words: string;
  checks: {
    id: string;
    label: string;
    state: "pass" | "fail" | "unavailable";
    why: string;
    reason: string | null;
    values: Record<string, string | number>;
  }[];
  work: { id: string; title: string | null; version: number | null } | null;
  /** The cells of a grid, by their number in rows, in which the picture differs from the work. */
  altered: { across: number; down: number; cells: number[]; share: number } | null;
};
