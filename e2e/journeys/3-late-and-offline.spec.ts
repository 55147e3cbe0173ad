import { expect, test } from "../fixtures/server";
import { said } from "../fixtures/words";
import { expectOnePicture, RoomPage } from "../pages/room";

test("a third person joins late, reloads, goes offline and returns: they see the same picture, and none of their edits is lost", async ({
  person,
  publicRoom,
}) => {
  const ana = await RoomPage.enter(await person("Ana"), publicRoom, "Ana");
  await ana.nudge("Detail", 8);
  const ben = await RoomPage.enter(await person("Ben"), publicRoom, "Ben");
  await ben.nudge("Warmth", 5);

  const page = await person("Cleo");
  const cleo = await RoomPage.enter(page, publicRoom, "Cleo");
  await expectOnePicture(ana, ben, cleo);

  await cleo.nudge("Lightness", 4);
  await expectOnePicture(ana, ben, cleo);
  await page.reload();
  await cleo.isLive();
  await expectOnePicture(ana, ben, cleo);

  const before = await cleo.valueOf("Lightness");
  await page.context().setOffline(true);
  await expect(page.getByTestId("connection")).not.toContainText(said("Live"));
  await cleo.nudge("Lightness", 6);
  await ana.nudge("Detail", 3, "ArrowLeft");
  const mine = await cleo.valueOf("Lightness");
  expect(mine).toBeGreaterThan(before);
  await page.context().setOffline(false);
  await cleo.isLive();

  await expect.poll(() => ana.valueOf("Lightness")).toBeCloseTo(mine, 4);
  await expectOnePicture(ana, ben, cleo);
});

test("when the server is killed while people edit, nothing acknowledged is lost and the room goes on", async ({
  person,
  server,
  publicRoom,
}) => {
  const ana = await RoomPage.enter(await person("Ana"), publicRoom, "Ana");
  const ben = await RoomPage.enter(await person("Ben"), publicRoom, "Ben");
  await ana.nudge("Warmth", 6);
  await expectOnePicture(ana, ben);
  const kept = await ana.valueOf("Warmth");

  await server.kill9();
  await expect(ana.page.getByTestId("connection")).not.toContainText(said("Live"));
  await ben.nudge("Contrast", 5);
  const unsent = await ben.valueOf("Contrast");
  await server.restart();
  await Promise.all([ana.isLive(), ben.isLive()]);

  await expect.poll(() => ana.valueOf("Contrast")).toBeCloseTo(unsent, 4);
  expect(await ben.valueOf("Warmth")).toBeCloseTo(kept, 4);
  await expectOnePicture(ana, ben);
});
