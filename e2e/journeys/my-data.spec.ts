import { expect, test } from "../fixtures/server";
import { makeAccount } from "../pages/account";
import { RoomPage } from "../pages/room";
import { hostARoom, publish } from "../pages/work";

test("somebody downloads their data, then deletes their account: the work stays without their name", async ({
  person,
}) => {
  const page = await person("Hana");
  await makeAccount(page, "Hana");
  const room = await hostARoom(page, "Hana", "Last light");
  await room.nudge("Warmth", 12);
  const work = await publish(room, "Last light");

  await page.goto("/me/rooms");
  await page.getByRole("navigation", { name: "Mine" }).getByRole("link", { name: "Data" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download my data" }).click();
  expect((await download).suggestedFilename()).toMatch(/^cohue-.*\.zip$/);

  await page.getByRole("button", { name: "Delete my account" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete my account" });
  await dialog.getByLabel("Your password").fill("not the one");
  await dialog.getByRole("button", { name: "Delete my account for good" }).click();
  await expect(dialog.getByText("Nothing was erased.")).toBeVisible();
  await dialog.getByLabel("Your password").fill("a long enough password");
  await dialog.getByRole("button", { name: "Delete my account for good" }).click();
  await expect(page).toHaveURL(/\/$/);
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();

  await expect(async () => {
    await page.goto(work);
    await expect(page.getByRole("region", { name: "Label" })).toContainText("Anonymous", {
      timeout: 1000,
    });
  }).toPass();
  await expect(page.getByRole("main")).not.toContainText("Hana");
  await RoomPage.enter(page, "/r/commons", "Somebody new");
});
