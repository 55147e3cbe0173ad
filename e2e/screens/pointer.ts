import type { Page } from "@playwright/test";

const ARROW = "M2 1 10 24 14.5 15.5 23 12z";

/** A mouse, drawn into the page where it is to be seen: a browser without a screen shows none. */
export class Pointer {
  private constructor(private readonly page: Page) {}

  /** @param name of whom it is, null where nobody sees it */
  static async of(page: Page, name: string | null): Promise<Pointer> {
    if (name) await page.evaluate(draw, ARROW);
    return new Pointer(page);
  }

  to({ x, y }: { x: number; y: number }): Promise<void> {
    return this.page.mouse.move(x, y);
  }
  down(): Promise<void> {
    return this.page.mouse.down();
  }
  up(): Promise<void> {
    return this.page.mouse.up();
  }
}

function draw(arrow: string): void {
  const layer = document.createElement("div");
  layer.style.cssText = "position:fixed;inset:0 auto auto 0;z-index:99;pointer-events:none";
  layer.innerHTML = `<svg width="26" height="26" viewBox="0 0 26 26"><path d="${arrow}" fill="#161513" stroke="#fff" stroke-width="1.6" stroke-linejoin="round"/></svg>`;
  document.body.append(layer);
  const follow = ({ clientX, clientY }: PointerEvent) => {
    layer.style.translate = `${clientX}px ${clientY}px`;
  };
  window.addEventListener("pointermove", follow, { capture: true });
}

/** From near 0 to 1 in so many steps, slow at both ends. */
export const tween = (steps: number): number[] =>
  Array.from({ length: steps }, (_, i) => {
    const t = (i + 1) / steps;
    return t * t * (3 - 2 * t);
  });
