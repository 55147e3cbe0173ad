"use client";

import { useEffect } from "react";
import { openApi } from "./open-api";

const REACHES = ["pointermove", "pointerdown", "keydown"] as const;

/** Fetches the API as soon as somebody reaches for anything: what they press then answers at once. */
export function OpenWhenReached() {
  useEffect(() => {
    const asked = new AbortController();
    const open = () => {
      asked.abort();
      openApi().catch(() => {});
    };
    for (const reach of REACHES)
      window.addEventListener(reach, open, { passive: true, signal: asked.signal });
    return () => asked.abort();
  }, []);
  return null;
}
