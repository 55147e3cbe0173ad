/** What a newcomer is shown, one after another. */
export const HINTS = ["pull", "surprise", "keys"] as const;
export type Hint = (typeof HINTS)[number];

const KEY = "cohue.hints";

/** The next one; null when all have been done. */
export const nextHint = (done: readonly Hint[]): Hint | null =>
  HINTS.find((hint) => !done.includes(hint)) ?? null;

/** Those that were done before, as a browser kept them. */
export const readDone = (kept: string | null): Hint[] =>
  HINTS.filter((hint) => kept?.split(" ").includes(hint));

export function keptDone(): Hint[] {
  try {
    return readDone(localStorage.getItem(KEY));
  } catch {
    return [];
  }
}

export function keepDone(done: readonly Hint[]): void {
  try {
    localStorage.setItem(KEY, done.join(" "));
  } catch {
    // Shown again after a reload, where the browser keeps nothing.
  }
}
