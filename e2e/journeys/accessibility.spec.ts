import { expect, test } from "../fixtures/server";
import { faults } from "../pages/axe";
import { SCENES } from "../screens/scenes";
import { seed } from "../screens/seeded";

/** Scenes that are built like others, or show at this width what a room shows anyway, are looked at where all are asked for: COHUE_TEST_SCENES=all. */
const ALIKE =
  `gallery-found gallery-colour gallery-nothing-found verify-copy verify-altered verify-foreign model-fields model-finish
  work-long work-embedded work-gone door-commons door-long door-known door-private door-deleted door-full room-long room-frozen room-no-pictures
  room-panel-directions room-panel-sources room-panel-film room-panel-chat room-panel-people
  me-rooms me-credits me-collections me-reports me-decisions me-notifications
  me-works-empty me-credits-empty me-collections-empty me-reports-empty me-decisions-empty me-data-empty
  admin-audit admin-backup admin-models admin-rendering admin-storage`.split(/\s+/);
/** Or those whose name begins with one of a list: COHUE_TEST_SCENES=room,door. */
const asked = process.env.COHUE_TEST_SCENES?.split(",") ?? [];
const chosen = SCENES.filter(({ name }) => {
  if (asked.length === 0) return !ALIKE.includes(name);
  return asked.some((start) => start === "all" || name.startsWith(start));
});

test("no page, state or dialog breaks a rule of WCAG 2.2 AA that a tool can check: light, dark, in forced colours", async ({
  browser,
  contextOptions,
  server,
}) => {
  test.setTimeout(1_200_000);
  const instance = await seed(browser, server, { ...contextOptions, reducedMotion: "reduce" });
  const found: string[] = [];
  for (const { name, who, at, act, after } of chosen) {
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
