"use client";

/** The list that a case was opened from, so that the next one is a key away. Kept for the tab. */
export type Trail = { back: string; ids: readonly string[] };
const KEY = "cohue.desk-trail";

export function keepTrail(trail: Trail): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(trail));
  } catch {
    // Without it, a case has no neighbours.
  }
}

/** As text, which is the same as long as the trail is. */
export function readTrail(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function trailOf(text: string | null): Trail | null {
  if (!text) return null;
  const { back, ids } = JSON.parse(text) as Partial<Trail>;
  return typeof back === "string" && Array.isArray(ids) ? { back, ids } : null;
}
