import { useSyncExternalStore } from "react";

export type Screen = "phone" | "tablet" | "desktop";
const WIDE = "(min-width: 1200px)";
const MIDDLE = "(min-width: 48rem)";
/** A phone on its side: the variant `short` of globals.css. */
const SHORT =
  "(orientation: landscape) and (max-height: 30rem) and (min-width: 30rem) and (max-width: 64rem)";

function subscribe(changed: () => void): () => void {
  const queries = [WIDE, MIDDLE, SHORT].map((query) => window.matchMedia(query));
  for (const query of queries) query.addEventListener("change", changed);
  return () => {
    for (const query of queries) query.removeEventListener("change", changed);
  };
}

const matches = (query: string) => window.matchMedia(query).matches;
function read(): Screen {
  if (matches(SHORT)) return "phone";
  if (matches(WIDE)) return "desktop";
  return matches(MIDDLE) ? "tablet" : "phone";
}

/** Which of the three layouts fits. One at a time is on the page, so every control has one name and one place. */
export const useScreen = (): Screen => useSyncExternalStore(subscribe, read, () => "desktop");
