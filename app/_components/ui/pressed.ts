const CONTROL =
  "button, a[href], input, select, textarea, summary, [role=slider], [role=menuitem], [tabindex]";

const TOASTS = "[data-sonner-toaster]";

let last: Element | null = null;

/** Remembers what was pressed last, by whatever means. Returns what stops that. */
export function rememberPressed(): () => void {
  const note = ({ target }: Event) => {
    if (target instanceof Element && !target.closest(TOASTS)) last = target.closest(CONTROL) ?? last;
  };
  window.addEventListener("pointerdown", note, true);
  window.addEventListener("keydown", note, true);
  return () => {
    window.removeEventListener("pointerdown", note, true);
    window.removeEventListener("keydown", note, true);
  };
}

/** What was pressed last, or what has the focus where that is gone, as after a dialog or a menu; null where neither can be seen. */
export const pressedControl = (): Element | null =>
  [last, document.activeElement].find(
    (element): element is Element => element !== null && element !== document.body && isSeen(element),
  ) ?? null;

function isSeen(element: Element): boolean {
  if (!element.isConnected) return false;
  const { top, bottom, width } = element.getBoundingClientRect();
  return width > 0 && bottom > 0 && top < window.innerHeight;
}
