"use client";

import { type ComponentType, useEffect, useState } from "react";
import type { TipBubbleProps } from "./tip-bubble";

/** Milliseconds of hovering before a tip shows, and after one in which the next shows at once. */
const DELAY_MS = 500;
const SKIP_MS = 200;

let Bubble: ComponentType<TipBubbleProps> | null = null;
const tippedAt = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>("[data-tip]") : null;

/** Shows the tips of the whole page, one at a time. What draws them is fetched with the first; where it cannot be, none is shown. */
export function Tips() {
  const [of, setOf] = useState<HTMLElement | null>(null);
  useEffect(() => {
    let over: HTMLElement | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let shown: HTMLElement | null = null;
    let hiddenAt = Number.NEGATIVE_INFINITY;

    async function show(next: HTMLElement) {
      shown = next;
      Bubble ??= await import("./tip-bubble").then(
        ({ TipBubble }) => TipBubble,
        () => null,
      );
      if (Bubble && shown === next) setOf(next);
    }
    function hide() {
      clearTimeout(timer);
      if (!shown) return;
      shown = null;
      hiddenAt = performance.now();
      setOf(null);
    }
    function hover({ target, pointerType }: PointerEvent) {
      const next = pointerType === "touch" ? null : tippedAt(target);
      if (next === over) return;
      over = next;
      hide();
      const delay = performance.now() - hiddenAt < SKIP_MS ? 0 : DELAY_MS;
      if (next) timer = setTimeout(() => void show(next), delay);
    }
    function focus({ target }: FocusEvent) {
      const next = tippedAt(target);
      if (next?.matches(":focus-visible")) void show(next);
    }
    const key = ({ key }: KeyboardEvent) => key === "Escape" && hide();

    const end = new AbortController();
    const listen = { signal: end.signal, passive: true, capture: true } as const;
    window.addEventListener("pointerover", hover, listen);
    window.addEventListener("focusin", focus, listen);
    window.addEventListener("keydown", key, listen);
    for (const away of ["pointerdown", "focusout", "scroll", "blur"] as const)
      window.addEventListener(away, hide, listen);
    return () => {
      end.abort();
      clearTimeout(timer);
    };
  }, []);
  return of && Bubble ? <Bubble of={of} onGone={() => setOf(null)} /> : null;
}
