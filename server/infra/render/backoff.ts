const FIRST_MS = 50;
const MOST_MS = 10_000;

/** How long to wait before the next start, after this many failures in a row (1 or more), in milliseconds. */
export const backoffMs = (failures: number): number => Math.min(MOST_MS, FIRST_MS * 2 ** (failures - 1));
