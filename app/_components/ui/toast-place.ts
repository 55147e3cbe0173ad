type Box = { left: number; top: number; right: number; bottom: number };
type Size = { width: number; height: number };
/** Where a toast stands: from the left, and from the top or, above what it concerns, from the bottom. CSS pixels. */
export type ToastPlace = { left: number } & ({ top: number } | { bottom: number });

const GAP = 8;
/** Two lines and an action; more than most say. */
const HEIGHT = 88;

/** How wide a toast is in a window: as its style says. */
export const toastWidth = (view: Size): number => Math.min(384, view.width - 32);

const between = (least: number, value: number, most: number): number =>
  Math.max(least, Math.min(value, most));

/**
 * Where a toast about `at` stands: beside the panel that `at` is in, at its height, where the window has room for it there; else
 * beneath it; else above it. It never covers what it concerns.
 */
export function placeToast(at: Box, panel: Box | null, view: Size): ToastPlace {
  const width = toastWidth(view);
  if (panel) {
    const top = between(GAP, (at.top + at.bottom) / 2 - HEIGHT / 4, view.height - HEIGHT);
    if (panel.right + GAP + width + GAP <= view.width) return { left: panel.right + GAP, top };
    if (panel.left - GAP - width - GAP >= 0) return { left: panel.left - GAP - width, top };
  }
  const left = between(GAP, (at.left + at.right - width) / 2, view.width - width - GAP);
  return at.bottom + GAP + HEIGHT <= view.height
    ? { left, top: at.bottom + GAP }
    : { left, bottom: view.height - at.top + GAP };
}
