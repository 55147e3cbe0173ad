import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../fixtures/server";
import { Desk } from "../pages/desk";
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

for (const colorScheme of ["light", "dark"] as const)
  test(`neither does the moderators' desk, ${colorScheme}`, async ({ person, server }) => {
    const hosted = await hostARoom(await person("Hana"), "Hana", "Reported");
    const work = await publish(hosted, `Reported, ${colorScheme}`);
    const visitor = await person("Visitor");
    await visitor.goto(work);
    await visitor.getByRole("button", { name: "Report this work" }).click();
    await visitor.getByRole("radio", { name: "No hatred" }).check();
    await visitor.getByRole("button", { name: "Send the report" }).click();
    await expect(visitor.getByRole("dialog", { name: "Reported" })).toBeVisible();

    const page = await person("Mona", { colorScheme, reducedMotion: "reduce" });
    const faults = async (what: string) => {
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
        .analyze();
      return violations.map(({ id, nodes }) => `${what}: ${id}: ${nodes[0]?.target.join(" ")}`);
    };
    const desk = await Desk.open(page, server, "Mona");
    const found = await faults("queue");
    await page.getByRole("checkbox", { name: "Select all on this page" }).check();
    await page.keyboard.press("d");
    await expect(page.getByRole("dialog")).toBeVisible();
    found.push(...(await faults("bulk")));
    await page.keyboard.press("Escape");
    await desk.case(`Reported, ${colorScheme}`);
    await desk.choose("The work", "Remove");
    await desk.choose("Hana", "Suspend");
    await page.getByLabel("What was found").fill("It attacks a faith in its title.");
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: "Replay the room" }).click();
    await expect(page.getByRole("list", { name: "What was done" })).toBeVisible();
    found.push(...(await faults("case")));
    expect(found).toEqual([]);
  });
