import { readFileSync } from "node:fs";
import sharp from "sharp";
import { expect, test } from "../fixtures/server";
import { hostARoom } from "../pages/work";

test("a host exports the room's history as a loop through chosen moments, cancels it once, then gets it", async ({
  person,
}) => {
  const host = await hostARoom(await person("Hana"), "Hana", "Tides");
  await host.nudge("Warmth", 14);
  await host.page.getByRole("button", { name: "Export" }).click();
  const dialog = host.page.getByRole("dialog", { name: "Export" });
  await dialog.getByRole("radio", { name: /^Loop/ }).check();
  await expect(dialog.getByRole("button", { name: "Choose 2 moments or more" })).toBeDisabled();
  const moments = dialog.getByRole("group", { name: /^Moments/ }).getByRole("button", { name: /^Moment/ });
  // The picture before the first edit, and one after.
  await expect.poll(() => moments.count()).toBeGreaterThan(1);
  await moments.first().click();
  await moments.last().click();
  await dialog.getByRole("radio", { name: "256 pixels" }).check();
  // As short as a loop may be: every frame is drawn, marked and encoded.
  await dialog.getByRole("slider", { name: /seconds$/ }).fill("2");
  await dialog.getByRole("button", { name: "Export", exact: true }).click();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog.getByText("Cancelled")).toBeVisible();
  await dialog.getByRole("button", { name: "Export again" }).click();
  await expect(dialog.getByText(/^Ready/)).toBeVisible();
  const [download] = await Promise.all([
    host.page.waitForEvent("download"),
    dialog.getByRole("link", { name: "Download" }).click(),
  ]);
  const { pages, width } = await sharp(readFileSync(await download.path()), { animated: true }).metadata();
  expect({ pages, width }).toEqual({ pages: 30, width: 256 });
});

test("an export's progress stays in view in the room after its dialog is closed, and after a reload", async ({
  person,
}) => {
  const host = await hostARoom(await person("Hana"), "Hana", "Slow tides");
  await host.nudge("Warmth", 14);
  await host.page.getByRole("button", { name: "Export", exact: true }).click();
  const dialog = host.page.getByRole("dialog", { name: "Export" });
  await dialog.getByRole("radio", { name: /^Loop/ }).check();
  const moments = dialog.getByRole("group", { name: /^Moments/ }).getByRole("button", { name: /^Moment/ });
  await expect.poll(() => moments.count()).toBeGreaterThan(1);
  await moments.first().click();
  await moments.last().click();
  await dialog.getByRole("radio", { name: "256 pixels" }).check();
  await dialog.getByRole("button", { name: "Export", exact: true }).click();
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeVisible();
  await host.page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(host.page.getByRole("button", { name: /^Export, \d+ % made/ })).toBeVisible();

  await host.page.goto("/gallery");
  await host.page.goBack();
  await host.isLive();
  const ready = host.page.getByRole("link", { name: "Export ready" });
  await expect(ready).toBeVisible();
  const [download] = await Promise.all([host.page.waitForEvent("download"), ready.click()]);
  expect(readFileSync(await download.path()).length).toBeGreaterThan(10_000);
  await expect(ready).toBeHidden();
});
