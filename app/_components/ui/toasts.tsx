"use client";

import dynamic from "next/dynamic";
import { useSyncExternalStore } from "react";

const Toaster = dynamic(() => import("./toaster").then((module) => module.StyledToaster), { ssr: false });

let wanted = false;
const waiting = new Set<() => void>();
let listens: () => void = () => {};
/** The toaster shows only what is said after it listens. */
const listening = new Promise<void>((resolve) => {
  listens = resolve;
});

type Action = { label: string; onClick: () => void };
/** Long enough to read the words and to reach the button. */
const WITH_ACTION_MS = 12_000;

/** Says a few words on top of the page: what happened, what to do. The same id replaces what it said before. */
export async function say(words: string, id?: string, action?: Action): Promise<void> {
  wanted = true;
  for (const tell of waiting) tell();
  const [{ toast }] = await Promise.all([import("sonner"), listening]);
  toast(words, { id, action, duration: action ? WITH_ACTION_MS : 3_500 });
}

/** Where words appear; fetched when there is something to say for the first time. */
export function Toasts() {
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
