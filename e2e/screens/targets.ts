import type { Page } from "@playwright/test";

const LEAST = 24;

/** Controls in view that are smaller than 24 px to a finger and no link in a text, with what is around them (WCAG 2.5.8). */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate((least) => {
    const found: string[] = [];
    const controls = document.querySelectorAll<HTMLElement>(
      "a[href], button, input:not([type=hidden]), select, textarea, [role=slider], [role=tab], [role=menuitem], summary",
    );
    for (const control of controls) {
      const { width, height } = control.getBoundingClientRect();
      if (width <= 1 || height <= 1 || !control.checkVisibility({ opacityProperty: true })) continue;
      const after = getComputedStyle(control, "::after");
      const grown = after.content !== "none" && after.position === "absolute";
      const [w, h] = grown
        ? [Math.max(width, Number.parseFloat(after.width)), Math.max(height, Number.parseFloat(after.height))]
        : [width, height];
      const label = control.closest("label")?.getBoundingClientRect();
      if (Math.max(w, label?.width ?? 0) >= least && Math.max(h, label?.height ?? 0) >= least) continue;
      const inText = control.tagName === "A" && getComputedStyle(control).display === "inline";
      if (inText) continue;
      const name = control.getAttribute("aria-label") ?? control.textContent?.slice(0, 24) ?? "";
      found.push(`${control.tagName.toLowerCase()} "${name}" is ${Math.round(w)} x ${Math.round(h)} px`);
    }
    return found.slice(0, 6);
  }, LEAST);
