import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const THEMES = [
  { colorScheme: "light", forcedColors: "none" },
  { colorScheme: "dark", forcedColors: "none" },
  { colorScheme: "dark", forcedColors: "active" },
] as const;

/** What breaks a rule on the page as it stands, in both themes and in the system's colours, and what moves there by itself. */
export async function faults(page: Page, what: string): Promise<string[]> {
  const found: string[] = [];
  for (const theme of THEMES) {
    await page.emulateMedia({ ...theme, reducedMotion: "reduce" });
    await stillness(page);
    // In the page itself: no page has frames, and a browser's page for each result takes a second.
    const axe = new AxeBuilder({ page }).setLegacyMode();
    // All that a theme changes is its colours.
    const { violations } = await (theme.colorScheme === "light"
      ? axe.withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
      : axe.withRules(["color-contrast"])
    ).analyze();
    const how = theme.forcedColors === "active" ? "forced colours" : theme.colorScheme;
    found.push(...violations.map(({ id, nodes }) => `${what}, ${how}: ${id}: ${nodes[0]?.target.join(" ")}`));
  }
  await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY)
      .map((animation) => ("animationName" in animation ? String(animation.animationName) : "an animation")),
  );
  found.push(...moving.map((name) => `${what}: ${name} goes on although motion is to be reduced`));
  return found;
}

/** Waits until nothing fades or moves any more: a colour half on its way has no contrast to judge. */
const stillness = (page: Page) =>
  page.evaluate(async () => {
    const passing = () =>
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    while (passing().some(({ playState }) => playState === "running"))
      await Promise.allSettled(passing().map(({ finished }) => finished));
  });
