import { expect, test } from "../fixtures/server";
import { said } from "../fixtures/words";
import { expectOnePicture, RoomPage } from "../pages/room";

test.use({ painted: true });

test("a guest moves a control; a second browser sees it move and the picture change, and both end with the same picture", async ({
  person,
  publicRoom,
}) => {
  const ana = await RoomPage.enter(await person("Ana"), publicRoom, "Ana");
  const ben = await RoomPage.enter(await person("Ben"), publicRoom, "Ben");
  const before = await expectOnePicture(ana, ben);

  await ana.nudge("Warmth", 12);

  await expect.poll(() => ben.valueOf("Warmth")).toBeCloseTo(await ana.valueOf("Warmth"), 4);
  expect(await ana.valueOf("Warmth")).toBeGreaterThan(0.5);
  const after = await expectOnePicture(ana, ben);
  expect(after, "the picture changed").not.toBe(before);
});

test("a guest is in the room one step after opening the site, with a name that they chose", async ({
  person,
}) => {
  const opened = Date.now();
  const page = await person("Cleo");
  await page.goto("/");
  await page.getByLabel(said("Your name")).fill("Cleo");
  await page.getByRole("button", { name: said("Come in") }).click();
  await new RoomPage(page).isLive();
  await expect(page.getByTestId("picture")).toBeVisible();
  // Ten seconds is the promise to people. Said, not asserted: this machine also runs the browser, the renderer and other tests.
  process.stdout.write(`from opening the site to the room: ${Date.now() - opened} ms\n`);
  await expect(page.getByTestId("members")).toContainText("Cleo");
});
