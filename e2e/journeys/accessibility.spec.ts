import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../fixtures/server";
import { RoomPage } from "../pages/room";
import { hostARoom, publish } from "../pages/work";

for (const colorScheme of ["light", "dark"] as const)
  test(`no page breaks a rule of WCAG 2.2 AA that can be checked, ${colorScheme}`, async ({ person }) => {
    const page = await person("Ana", { colorScheme, reducedMotion: "reduce" });
    const faults = async (what: string) => {
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
        .analyze();
      return violations.map(({ id, nodes }) => `${what}: ${id}: ${nodes[0]?.target.join(" ")}`);
    };
    const found: string[] = [];
    for (const path of ["/", "/rooms", "/gallery", "/verify", "/models", "/models/fields", "/account"]) {
      await page.goto(path);
      found.push(...(await faults(path)));
    }
    const room = await RoomPage.enter(page, "/r/commons", "Ana");
    await expect.poll(() => room.settledRecipe()).not.toBeNull();
    for (const tab of ["Directions", "Desk", "Palette"]) {
      await page.getByRole("tab", { name: tab }).click();
      found.push(...(await faults(`room, ${tab}`)));
    }
    const hosted = await hostARoom(page, "Ana", "Plain");
    await hosted.nudge("Warmth", 9);
    const work = await publish(hosted, "Plain");
    found.push(...(await faults("published")));
    for (const path of [work, `${work}/record`, "/inbox"]) {
      await page.goto(path);
      found.push(...(await faults(path)));
    }
    expect(found).toEqual([]);
  });
