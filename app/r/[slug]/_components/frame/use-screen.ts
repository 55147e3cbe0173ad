import { useSyncExternalStore } from "react";

export type Screen = "phone" | "tablet" | "desktop";
const WIDE = "(min-width: 1200px)";
const MIDDLE = "(min-width: 760px)";

function subscribe(changed: () => void): () => void {
  const queries = [WIDE, MIDDLE].map((query) => window.matchMedia(query));
  for (const query of queries) query.addEventListener("change", changed);
  return () => {
    for (const query of queries) query.removeEventListener("change", changed);
  };
}

const read = (): Screen =>
  window.matchMedia(WIDE).matches ? "desktop" : window.matchMedia(MIDDLE).matches ? "tablet" : "phone";

/** Which of the three layouts fits. One at a time is on the page, so every control has one name and one place. */
export const useScreen = (): Screen => useSyncExternalStore(subscribe, read, () => "desktop");
