"use client";

import { useEffect, useRef, useState } from "react";
import { isTyping } from "@/app/_components/is-typing";
import { later } from "@/app/_components/later";
import { type ShortcutId, shortcutOf } from "@/core/kernel/keys/shortcuts";
import { commandsNow } from "./commands";
import { areKeysOn } from "./keys-on";

const CommandPalette = later(() => import("./command-palette").then((module) => module.CommandPalette));
const KeyMap = later(() => import("./key-map").then((module) => module.KeyMap));

/** Said on the window when somebody opens the palette or the map. */
export const KEYS_ASKED = "cohue:keys";

type Open = "palette" | "map" | null;
/** Pages with keys and a map of their own. */
const OTHERS = /^\/moderation(\/|$)/;

/** Hears the shortcuts of every page. What they open is fetched when it is first asked for. */
export function Keys() {
  const [open, setOpen] = useState<Open>(null);
  const now = useRef<Open>(null);
  now.current = open;
  const typed = useRef("");
  useEffect(() => {
    function key(event: KeyboardEvent) {
      if (event.isComposing || event.defaultPrevented || event.repeat) return;
      if (isOpening(now.current)) {
        // Who types on while the palette is fetched means to search in it.
        if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) typed.current += event.key;
        event.preventDefault();
        return;
      }
      const id = shortcutOf(event);
      if (!id || !isHeard(id, event.target)) return;
      if (id === "palette" || id === "map") {
        event.preventDefault();
        typed.current = "";
        now.current = now.current === id ? null : id;
        setOpen((now) => (now === id ? null : id));
        window.dispatchEvent(new Event(KEYS_ASKED));
        return;
      }
      const command = commandsNow().findLast(({ shortcut }) => shortcut === id);
      if (!command) return;
      event.preventDefault();
      command.run();
    }
    window.addEventListener("keydown", key);
    return () => window.removeEventListener("keydown", key);
  }, []);
  const close = () => setOpen(null);
  if (open === "palette")
    return <CommandPalette typed={typed} onMap={() => setOpen("map")} onClose={close} />;
  return open === "map" ? <KeyMap onClose={close} /> : null;
}

/** What was asked for is not on the page yet. */
const isOpening = (open: Open): boolean =>
  open !== null && document.querySelector("[role=dialog][data-state=open]") === null;

/** The palette opens from everywhere; undo where nobody types; single keys where, besides, no dialog waits for keys. */
function isHeard(id: ShortcutId, target: EventTarget | null): boolean {
  if (id === "palette") return true;
  if (isTyping(target)) return false;
  if (id === "undo" || id === "redo") return true;
  if (id === "map" && OTHERS.test(window.location.pathname)) return false;
  return areKeysOn() && document.querySelector("[role=dialog][data-state=open], [role=menu]") === null;
}
