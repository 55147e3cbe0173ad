"use client";

import { autoUpdate, computePosition, flip, offset, shift } from "@floating-ui/dom";
import { useEffect, useId, useRef, useState } from "react";
import { createPortal } from "react-dom";
import type { Side } from "./tip";

export type TipBubbleProps = { of: HTMLElement; onGone: () => void };

const sideOf = ({ dataset: { tipSide } }: HTMLElement): Side =>
  tipSide === "top" || tipSide === "left" || tipSide === "right" ? tipSide : "bottom";

/** The words of one tip, where there is room beside its element. */
export function TipBubble({ of, onGone }: TipBubbleProps) {
  const id = useId();
  const bubble = useRef<HTMLDivElement>(null);
  const [words, setWords] = useState(of.dataset.tip);
  const gone = useRef(onGone);
  gone.current = onGone;

  useEffect(() => {
    const drawn = bubble.current;
    if (!drawn) return;
    setWords(of.dataset.tip);
    const place = async () => {
      if (!of.isConnected) return gone.current();
      const middleware = [offset(6), flip(), shift({ padding: 8 })];
      const { x, y } = await computePosition(of, drawn, {
        placement: sideOf(of),
        strategy: "fixed",
        middleware,
      });
      drawn.style.translate = `${x}px ${y}px`;
    };
    const stop = autoUpdate(of, drawn, () => void place());
    const watcher = new MutationObserver(() => setWords(of.dataset.tip));
    watcher.observe(of, { attributes: true, attributeFilter: ["data-tip"] });
    return () => {
      stop();
      watcher.disconnect();
    };
  }, [of]);

  // A button with an icon alone has these words as its name: they are not read twice.
  useEffect(() => {
    if (of.hasAttribute("aria-describedby") || of.getAttribute("aria-label") === words) return;
    of.setAttribute("aria-describedby", id);
    return () => of.removeAttribute("aria-describedby");
  }, [of, id, words]);

  return createPortal(
    <div ref={bubble} className="pointer-events-none fixed top-0 left-0 z-50 w-max max-w-64">
      <p
        id={id}
        role="tooltip"
        className="animate-rise rounded-md bg-ink px-2.5 py-1.5 text-paper text-sm leading-snug"
      >
        {words}
      </p>
    </div>,
    document.body,
  );
}
