import { expect, test } from "../fixtures/server";
import { expectOnePicture, RoomPage } from "../pages/room";

const COMMONS = "/r/commons";

test.use({ painted: true });

test("a guest moves a control; a second browser sees it move and the picture change, and both end identical", async ({
  person,
}) => {
  const ana = await RoomPage.enter(await person("Ana"), COMMONS, "Ana");
  const ben = await RoomPage.enter(await person("Ben"), COMMONS, "Ben");
  const before = await expectOnePicture(ana, ben);

  await ana.nudge("Warmth", 12);

  await expect.poll(() => ben.valueOf("Warmth")).toBeCloseTo(await ana.valueOf("Warmth"), 4);
  expect(await ana.valueOf("Warmth")).toBeGreaterThan(0.5);
  const after = await expectOnePicture(ana, ben);
  expect(after, "the picture changed").not.toBe(before);
});

test("a guest is in the room within ten seconds of opening the site, with a name of their choosing", async ({
  person,
}) => {
  const opened = Date.now();
  const page = await person("Cleo");
  await page.goto("/");
  await page.getByLabel("Your name").fill("Cleo");
  await page.getByRole("button", { name: "Come in" }).click();
  await new RoomPage(page).isLive();
  await expect(page.getByTestId("picture")).toBeVisible();
  // Ten seconds is the promise to people, on a machine that also runs the browser and the renderer.
  expect(Date.now() - opened).toBeLessThan(10_000);
  await expect(page.getByTestId("members")).toContainText("Cleo");
});
