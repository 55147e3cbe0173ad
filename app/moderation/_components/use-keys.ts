"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";

const KEY = "cohue.desk-keys";
const told = new Set<() => void>();
const listen = (tell: () => void) => {
  told.add(tell);
  return () => told.delete(tell);
};
const isOn = (): boolean => {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
};

/** Whether single keys do things: some people speak to their computers, and every word is keys then. */
export function useKeysOn(): [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(listen, isOn, () => true);
  return [
    on,
    (next) => {
      try {
        localStorage.setItem(KEY, next ? "on" : "off");
      } catch {
        // Kept nowhere: they are on again after a reload.
      }
      for (const tell of told) tell();
    },
  ];
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    /^(TEXTAREA|SELECT)$/.test(target.tagName) ||
    (target instanceof HTMLInputElement && !/^(checkbox|radio)$/.test(target.type)));

/** Does what a key stands for, unless somebody types, holds a modifier, or has a dialog open. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const [on] = useKeysOn();
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    if (!on) return;
    function press(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (isTyping(event.target) || document.querySelector("[role=dialog]")) return;
      const act = now.current[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    }
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [on]);
}
