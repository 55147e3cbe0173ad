import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type Axe from "axe-core";
import { root } from "../../scripts/lib/root.mjs";

const SOURCE = readFileSync(join(root, "node_modules/axe-core/axe.min.js"), "utf8");
const ALL: Axe.RunOnly = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };
const COLOURS: Axe.RunOnly = { type: "rule", values: ["color-contrast"] };

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
    // All that a theme changes is its colours.
    const rules = theme.colorScheme === "light" ? ALL : COLOURS;
    let these = await broken(page, rules);
    // Something may have begun to appear meanwhile: what is wrong with the page is still wrong afterwards.
    if (these.length > 0) {
      await stillness(page);
      these = await broken(page, rules);
    }
    const how = theme.forcedColors === "active" ? "forced colours" : theme.colorScheme;
    found.push(...these.map((fault) => `${what}, ${how}: ${fault}`));
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

/** The rules that are broken, each with the first element that does. No page has frames: axe is put into a page once, and asked there. */
async function broken(page: Page, runOnly: Axe.RunOnly): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(SOURCE);
  return page.evaluate(async (runOnly) => {
    const { axe } = window as unknown as { axe: typeof Axe };
    const { violations } = await axe.run(document, { runOnly, resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")}`);
  }, runOnly);
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
