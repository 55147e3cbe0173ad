"use client";

import dynamic from "next/dynamic";
import { useEffect, useSyncExternalStore } from "react";
import { pressedControl, rememberPressed } from "./pressed";
import type { Show, ToastAction } from "./show-toast";

const Toaster = dynamic(() => import("./toaster").then((module) => module.StyledToaster), { ssr: false });

let wanted = false;
const waiting = new Set<() => void>();
let listens: (show: Show) => void = () => {};
/** The toaster shows only what is said after it listens. */
const listening = new Promise<Show>((resolve) => {
  listens = resolve;
});

/**
 * Says a few words: what happened, what to do. The same id replaces what it said before. They stand beside what they concern: `about`,
 * or else what was pressed last. `null` is for what concerns nothing on the page, as news of others.
 */
export async function say(
  words: string,
  id?: string,
  action?: ToastAction,
  about?: Element | null,
): Promise<void> {
  wanted = true;
  for (const tell of waiting) tell();
  const show = await listening;
  show(words, { id, action, about: about === undefined ? pressedControl() : about });
}

/** Where words appear; fetched when there is something to say for the first time. */
export function Toasts() {
  useEffect(rememberPressed, []);
  const show = useSyncExternalStore(
    (tell) => {
      waiting.add(tell);
      return () => waiting.delete(tell);
    },
    () => wanted,
    () => false,
  );
  return show ? <Toaster onListening={listens} /> : null;
}
