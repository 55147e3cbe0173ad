import { expect, test } from "../fixtures/server";
import { faults } from "../pages/axe";
import { SCENES } from "../screens/scenes";
import { seed } from "../screens/seeded";

/** Scenes that are like others to a screen reader. */
const ALIKE = [
  ...["gallery-found", "gallery-colour", "verify-copy", "verify-foreign", "model-fields", "room-long"],
  ...["door-commons", "door-long", "door-known", "me-reports-empty", "me-decisions-empty", "me-data-empty"],
  ...[
    "me-collections-empty",
    "me-credits-empty",
    "me-works-empty",
    "work-long",
    "work-embedded",
    "room-frozen",
  ],
];

test("no page, state or dialog breaks a rule of WCAG 2.2 AA that a tool can check: light, dark, in forced colours", async ({
  browser,
  contextOptions,
  server,
}) => {
  test.setTimeout(1_200_000);
  const instance = await seed(browser, server, { ...contextOptions, reducedMotion: "reduce" });
  const found: string[] = [];
  for (const { name, who, at, act, after } of SCENES.filter(({ name }) => !ALIKE.includes(name))) {
    const page = instance.pages[who];
    await test.step(name, async () => {
      await page.goto(at(instance));
      await act?.(page, instance);
      const these = await faults(page, name);
      for (const fault of these) process.stdout.write(`${fault}\n`);
      found.push(...these);
      await after?.(page, instance);
    });
  }
  for (const page of Object.values(instance.pages)) await page.context().close();
  expect(found).toEqual([]);
});
