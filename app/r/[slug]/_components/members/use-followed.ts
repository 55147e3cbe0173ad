import { type RefObject, useEffect } from "react";
import { useFacts, useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { type PanelId, panelOf } from "../panels/panels";

/** What whoever I follow changed last, and the panel it is in. */
export function useFollowed(): { register: string | null; panel: PanelId | null } {
  const live = useLive();
  const { model } = useFacts();
  const register = useSignal(live.followed);
  return { register, panel: register === null ? null : panelOf(register, model.controls) };
}

/** Brings what the followed person changes into view and marks it, as soon as it is on the page: by its register, or what that is part of. */
export function useFollowedMark(panel: RefObject<HTMLElement | null>): void {
  const { register } = useFollowed();
  useEffect(() => {
    const root = panel.current;
    if (register === null || !root) return;
    let marked: Element | null = null;
    const mark = () => {
      marked ??= elementOf(root, register);
      if (!marked) return;
      looking.disconnect();
      marked.scrollIntoView({ block: "nearest", behavior: "smooth" });
      marked.setAttribute("data-followed", "");
    };
    // A panel that was opened because of this comes a moment later.
    const looking = new MutationObserver(mark);
    looking.observe(root, { childList: true, subtree: true });
    mark();
    return () => {
      looking.disconnect();
      marked?.removeAttribute("data-followed");
    };
  }, [register, panel]);
}

function elementOf(root: Element, register: string): Element | null {
  for (let name = register; name; name = name.slice(0, Math.max(0, name.lastIndexOf("/")))) {
    const of = CSS.escape(name);
    const [found, ...more] = root.querySelectorAll(`[data-control="${of}"], [data-register="${of}"]`);
    // What several faders show together is marked as a whole.
    if (found && more.every((one) => found.contains(one))) return found;
  }
  return null;
}
