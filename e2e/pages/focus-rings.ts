import type { Page } from "@playwright/test";

/**
 * What is focused with the keyboard and shows no whole ring: its outline (with its offset) is not there, or is cut off by a box that
 * hides or scrolls what it holds, or by the window. Every control of the page is focused once. Empty when all is well.
 */
export async function cutRings(page: Page): Promise<string[]> {
  // From here on whatever is focused shows its ring, as after a key.
  await page.keyboard.press("Tab");
  return page.evaluate(() => {
    const CONTROLS = "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]";
    const found: string[] = [];
    const isOn = (element: HTMLElement) =>
      element.tabIndex >= 0 &&
      !element.matches(":disabled") &&
      !element.closest("[inert]") &&
      element.checkVisibility({ visibilityProperty: true });
    /** Whose outline it is: the control's own, or that of a label or a frame around it. */
    const ringOf = (element: HTMLElement) => {
      for (let at: HTMLElement | null = element, up = 0; at && up < 3; at = at.parentElement, up++) {
        const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(at);
        const width = Number.parseFloat(outlineWidth);
        // For screen readers alone: what one sees is around it.
        if (at.offsetWidth <= 1) continue;
        if (outlineStyle !== "none" && width > 0)
          return { of: at, reach: Math.max(0, width + Number.parseFloat(outlineOffset)) };
      }
      return null;
    };
    /** What hides the ring: the nearest box that cuts it, or the window. */
    const cutBy = (of: HTMLElement, reach: number): string | null => {
      const box = of.getBoundingClientRect();
      const ring = {
        left: box.left - reach,
        top: box.top - reach,
        right: box.right + reach,
        bottom: box.bottom + reach,
      };
      const out = (
        edge: { left: number; top: number; right: number; bottom: number },
        x: boolean,
        y: boolean,
      ) =>
        (x && (ring.left < edge.left - 0.6 || ring.right > edge.right + 0.6)) ||
        (y && (ring.top < edge.top - 0.6 || ring.bottom > edge.bottom + 0.6));
      let fixed = getComputedStyle(of).position === "fixed";
      for (
        let at = of.parentElement;
        at && at !== document.documentElement && !fixed;
        at = at.parentElement
      ) {
        const style = getComputedStyle(at);
        const [x, y] = [style.overflowX !== "visible", style.overflowY !== "visible"];
        const paints = /paint|strict|content/.test(style.contain);
        const edge = at.getBoundingClientRect();
        if (at !== document.body && (x || y || paints) && out(edge, x || paints, y || paints))
          return `${at.tagName.toLowerCase()}.${at.className}`;
        fixed = style.position === "fixed";
      }
      const view = {
        left: 0,
        top: 0,
        right: document.documentElement.clientWidth,
        bottom: window.innerHeight,
      };
      // What is taller than the window cannot be whole.
      return out(view, true, box.height + 2 * reach < window.innerHeight) ? "the window" : null;
    };
    for (const element of document.querySelectorAll<HTMLElement>(CONTROLS)) {
      if (!isOn(element)) continue;
      element.focus();
      if (document.activeElement !== element || !element.matches(":focus-visible")) continue;
      const ring = ringOf(element);
      const name = `${element.tagName.toLowerCase()} "${(element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 30)}"`;
      if (!ring) found.push(`${name} has no ring`);
      else {
        const by = cutBy(ring.of, ring.reach);
        if (by) found.push(`${name}: its ring is cut by ${by}`);
      }
    }
    return found;
  });
}
