const GAP = 8;

type Size = { width: number; height: number };

/** Where a card goes that is about something in a panel: beside the panel, at its height, so that nothing that is chosen from is covered. */
export function placeBeside(at: Element, { width, height }: Size): { left: number; top: number } {
  const panel = (at.closest("[data-panel]") ?? at).getBoundingClientRect();
  const beside = at.getBoundingClientRect();
  const [before, after] = [panel.left - width - GAP, panel.right + GAP];
  const fits = before >= 0 ? before : after;
  const middle = beside.top + beside.height / 2 - height / 2;
  return {
    left: Math.max(GAP, Math.min(fits, window.innerWidth - width - GAP)),
    top: Math.max(GAP, Math.min(middle, window.innerHeight - height - GAP)),
  };
}
