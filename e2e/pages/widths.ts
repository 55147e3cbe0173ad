import type { Page } from "@playwright/test";

/** A word that ends nowhere. */
export const longWord = (letters: number, letter = "W"): string => letter.repeat(letters);

/**
 * What is wider than what should hold it: the page itself, and texts and controls in view that reach beyond `within` without
 * being cut off by something inside it. Empty when all is well.
 */
export const tooWide = (page: Page, within = "body"): Promise<string[]> =>
  page.evaluate((selector) => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth)
      found.push(`the page: ${root.scrollWidth} px in ${root.clientWidth} px`);
    for (const box of document.querySelectorAll<HTMLElement>(selector)) {
      const edge = box.getBoundingClientRect();
      if (edge.width === 0) continue;
      const isCut = (element: Element | null): boolean => {
        for (let at = element; at && at !== box; at = at.parentElement) {
          const style = getComputedStyle(at);
          const { left, right, width } = at.getBoundingClientRect();
          const inside = left >= edge.left - 1 && right <= edge.right + 1;
          if (inside && (style.overflowX !== "visible" || style.clipPath !== "none")) return true;
          // For screen readers alone.
          if (width <= 1 || style.position === "fixed") return true;
        }
        return false;
      };
      for (const list of box.querySelectorAll(".overflow-y-auto"))
        if (getComputedStyle(list).overflowX === "auto" && list.scrollWidth > list.clientWidth)
          found.push(`${selector} .${list.className} can be scrolled sideways`);
      for (const element of box.querySelectorAll<HTMLElement>("*")) {
        const { left, right, width, height } = element.getBoundingClientRect();
        if (width === 0 || height === 0 || (left >= edge.left - 1 && right <= edge.right + 1)) continue;
        if (isCut(element)) continue;
        const name = element.textContent?.slice(0, 24) ?? "";
        found.push(
          `${selector} ${element.tagName.toLowerCase()}.${element.className} "${name}": ${left} to ${right}, of ${edge.left} to ${edge.right}`,
        );
      }
    }
    return found.slice(0, 12);
  }, within);

/** Labels of tabs that have more than one line. */
export const brokenLabels = (page: Page): Promise<string[]> =>
  page.getByRole("tab").evaluateAll((tabs) =>
    tabs
      .filter(({ lastChild }) => {
        if (!lastChild) return false;
        const text = document.createRange();
        text.selectNode(lastChild);
        return text.getClientRects().length > 1;
      })
      .map(({ textContent }) => textContent ?? ""),
  );
