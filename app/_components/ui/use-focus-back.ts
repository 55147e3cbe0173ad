import { useRef } from "react";
import { pressedControl } from "./pressed";

/** What had the focus before the first of several dialogs, one of which led to the next. */
let outside: HTMLElement | null = null;

/**
 * Handlers for a dialog that nothing marks as its trigger: when it closes, what had the focus before it opened has it again; where that
 * is gone, as the item of a menu is, what led there.
 */
export function useFocusBack() {
  const before = useRef<HTMLElement | null>(null);
  return {
    onOpenAutoFocus: () => {
      before.current = openerNow();
      if (!before.current?.closest("[role=dialog]")) outside = before.current;
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      // What the dialog did has moved on to somewhere else.
      if (document.activeElement !== document.body) return;
      [before.current, outside].find((element) => element?.isConnected)?.focus({ preventScroll: true });
    },
  };
}

function openerNow(): HTMLElement | null {
  const { activeElement } = document;
  // Some browsers do not focus a button that is pressed with a mouse.
  const opener = activeElement && activeElement !== document.body ? activeElement : pressedControl();
  const menu = opener?.closest("[role=menu]")?.getAttribute("aria-labelledby");
  const found = menu ? document.getElementById(menu) : opener;
  return found instanceof HTMLElement ? found : null;
}
