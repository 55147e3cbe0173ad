import { expect, type Locator, type Page } from "@playwright/test";

/** CSS pixels between a toast and what it is about: near enough to be seen together. */
const NEAR = 24;

/** A toast with these words stands beside what it concerns: near it, and not over it. */
export async function expectBeside(page: Page, words: string | RegExp, about: Locator): Promise<void> {
  const toast = page.locator("[data-sonner-toast][data-visible=true]").filter({ hasText: words });
  await expect(toast).toBeVisible();
  await expect
    .poll(async () => {
      const [said, of] = [await toast.boundingBox(), await about.boundingBox()];
      if (!said || !of) return null;
      const x = Math.max(of.x - (said.x + said.width), said.x - (of.x + of.width));
      const y = Math.max(of.y - (said.y + said.height), said.y - (of.y + of.height));
      const gap = Math.max(x, y);
      return gap >= 0 && gap <= NEAR ? "beside it" : `${Math.round(gap)} px away`;
    })
    .toBe("beside it");
}
