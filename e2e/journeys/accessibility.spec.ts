import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/server";
import { SCENES } from "../screens/scenes";
import { seed } from "../screens/seeded";

/** Scenes that are like others to a screen reader. */
const ALIKE = [
  ...["gallery-found", "gallery-colour", "verify-copy", "verify-foreign", "model-fields"],
  ...["door-commons", "door-long", "door-known", "me-reports-empty", "me-decisions-empty", "me-data-empty"],
];
const THEMES = [
  { colorScheme: "light", forcedColors: "none" },
  { colorScheme: "dark", forcedColors: "none" },
  { colorScheme: "dark", forcedColors: "active" },
] as const;

/** What breaks a rule on the page as it stands, in both themes and in the system's colours, and what moves there by itself. */
async function faults(page: Page, what: string): Promise<string[]> {
  const found: string[] = [];
  for (const theme of THEMES) {
    await page.emulateMedia({ ...theme, reducedMotion: "reduce" });
    await stillness(page);
    const axe = new AxeBuilder({ page });
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

test("no page, state or dialog breaks a rule of WCAG 2.2 AA that a tool can check: light, dark, in forced colours", async ({
  browser,
  contextOptions,
  server,
}) => {
  const instance = await seed(browser, server, { ...contextOptions, reducedMotion: "reduce" });
  const found: string[] = [];
  for (const { name, who, at, act, after } of SCENES.filter(({ name }) => !ALIKE.includes(name))) {
    const page = instance.pages[who];
    await test.step(name, async () => {
      await page.goto(at(instance));
      await act?.(page, instance);
      found.push(...(await faults(page, name)));
      await after?.(page, instance);
    });
  }
  for (const page of Object.values(instance.pages)) await page.context().close();
  expect(found).toEqual([]);
});
