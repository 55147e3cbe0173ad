import type { Locator } from "@playwright/test";
import { expect, test } from "../fixtures/server";
import { RoomPage } from "../pages/room";
import { hostARoom } from "../pages/work";

test("following somebody shows all that they change: panel, control, seed, families, palette", async ({
  person,
}) => {
  const host = await hostARoom(await person("Hana"), "Hana", "Led");
  const address = new URL(host.page.url()).pathname;
  const ana = await RoomPage.enter(await person("Ana"), address, "Ana");
  const controls = ana.page.getByRole("complementary", { name: "Controls" });
  const tab = (name: string) => controls.getByRole("tab", { name });
  const followed = (element: Locator) => expect(element).toHaveAttribute("data-followed", "");

  await ana.memberAction("Hana", "Follow");
  await host.page.getByRole("tab", { name: "Palette" }).click();
  await host.page.getByRole("tabpanel").getByRole("button").first().click();
  await expect(tab("Palette")).toHaveAttribute("data-state", "active");
  await followed(controls.locator("[data-register=palette]").first());

  await host.page.getByRole("tab", { name: "Directions" }).click();
  await host.nudge("Warmth", 3);
  await expect(tab("Directions")).toHaveAttribute("data-state", "active");
  await followed(controls.locator("[data-control=warmth]"));

  // Others are here: the surprise is looked at first.
  await host.press("Surprise me");
  await host.page.getByRole("region", { name: "A surprise" }).getByRole("button", { name: "Use it" }).click();
  await followed(ana.page.locator("form[data-register=seed]"));

  const families = ana.page.getByRole("region", { name: "Families" });
  await host.page.getByRole("region", { name: "Families" }).getByText("Colour", { exact: true }).click();
  await host.page.getByRole("region", { name: "Families" }).getByRole("slider").nth(1).press("ArrowRight");
  await followed(families);
  await expect(families.getByRole("radio", { name: "Colour" })).toBeChecked();
});

test("any editor asks for a fresh start, and with more than half of the votes the room starts again", async ({
  person,
}) => {
  const host = await hostARoom(await person("Hana"), "Hana", "Anew");
  const address = new URL(host.page.url()).pathname;
  const ana = await RoomPage.enter(await person("Ana"), address, "Ana");
  await host.nudge("Warmth", 12);
  await expect.poll(() => ana.valueOf("Warmth")).toBeGreaterThan(0.2);
  await ana.press("Ask for a fresh start");
  const asked = host.page.getByRole("region", { name: "A fresh start?" });
  await expect(asked).toContainText("Ana asks for a fresh start");
  await expect(asked).toContainText("1 of 2");
  if (process.env.SHOTS)
    for (const width of [390, 1024, 1440]) {
      await host.page.setViewportSize({ width, height: 800 });
      await host.page.screenshot({ path: `${process.env.SHOTS}/vote-${width}.png` });
    }
  await asked.getByRole("button", { name: "Start afresh" }).click();
  await expect(asked).toBeHidden();
  await expect.poll(() => ana.valueOf("Warmth")).toBeCloseTo(0, 4);
});
