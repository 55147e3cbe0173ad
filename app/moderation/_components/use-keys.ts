"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";
import { isTyping } from "@/app/_components/is-typing";
import { actionOf } from "@/core/kernel/keys/shortcut";

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

/** Does what a key stands for, unless somebody types, holds a modifier, or has a dialog open. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const [on] = useKeysOn();
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    if (!on) return;
    function press(event: KeyboardEvent) {
      if (event.isComposing || event.defaultPrevented || isTyping(event.target)) return;
      const act = actionOf(event, now.current);
      if (!act || document.querySelector("[role=dialog]")) return;
      event.preventDefault();
      act();
    }
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [on]);
}
