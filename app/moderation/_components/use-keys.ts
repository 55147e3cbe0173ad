"use client";

import { useEffect, useRef } from "react";
import { isTyping } from "@/app/_components/is-typing";
import { useKeysOn } from "@/app/_keys/keys-on";
import { actionOf } from "@/core/kernel/keys/shortcut";

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
