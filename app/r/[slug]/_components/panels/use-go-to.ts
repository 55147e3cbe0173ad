import { useCallback } from "react";
import { useLive } from "@/app/_room/live/live-context";
import type { PanelId } from "./panels";

/** A panel that was asked for comes within this many animation frames, or is not here. */
const FRAMES = 90;

/** Opens a panel and takes the keys to what `selector` finds on the page: a fader, a field. */
export function useGoTo(): (panel: PanelId, selector?: string) => void {
  const live = useLive();
  return useCallback(
    (panel, selector) => {
      live.goTo.set({ panel });
      let left = FRAMES;
      const look = () => {
        const found = selector && document.querySelector<HTMLElement>(selector);
        if (found) focusIn(found);
        else if (selector && left-- > 0) requestAnimationFrame(look);
      };
      // At once where it is there: the next key that is pressed is meant for it.
      look();
    },
    [live],
  );
}

/** The element itself where it takes keys, else the first thing in it that does. */
function focusIn(found: HTMLElement): void {
  const target =
    found.tabIndex >= 0 ? found : found.querySelector<HTMLElement>("[tabindex='0'], input, button");
  target?.scrollIntoView({ block: "nearest" });
  target?.focus();
}
