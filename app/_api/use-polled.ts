"use client";

import { useEffect, useRef } from "react";
import { type Api, openApi } from "./open-api";

/**
 * Asks again and again while the page is looked at. What goes wrong is asked anew the next time.
 * @param everyMs milliseconds between questions; null: asks no more
 */
export function usePolled<T>(
  everyMs: number | null,
  ask: (api: Api) => Promise<T>,
  hear: (found: T) => void,
): void {
  const latest = useRef({ ask, hear });
  latest.current = { ask, hear };
  useEffect(() => {
    if (everyMs === null) return;
    let over = false;
    const timer = setInterval(async () => {
      if (document.hidden) return;
      const found = await openApi()
        .then(latest.current.ask)
        .then((value) => ({ value }))
        .catch(() => null);
      if (found && !over) latest.current.hear(found.value);
    }, everyMs);
    return () => {
      over = true;
      clearInterval(timer);
    };
  }, [everyMs]);
}
