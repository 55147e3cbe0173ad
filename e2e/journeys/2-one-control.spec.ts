import { expect, test } from "../fixtures/server";
import { expectOnePicture, RoomPage } from "../pages/room";

test("two people drag the same control at once: both contributions count, and undo takes back only mine", async ({
  person,
  publicRoom,
}) => {
  const ana = await RoomPage.enter(await person("Ana"), publicRoom, "Ana");
  const ben = await RoomPage.enter(await person("Ben"), publicRoom, "Ben");
  const start = await ana.valueOf("Contrast");

  await Promise.all([ana.drag("Contrast", 40), ben.drag("Contrast", 25)]);
  await expectOnePicture(ana, ben);
  const both = await ana.valueOf("Contrast");
  expect(await ben.valueOf("Contrast")).toBeCloseTo(both, 4);
  expect(both).toBeGreaterThan(start);

  await ana.press("Undo");
  await expect.poll(() => ben.valueOf("Contrast")).toBeLessThan(both);
  await expectOnePicture(ana, ben);
  const onlyBen = await ben.valueOf("Contrast");
  expect(onlyBen, "Ben's part stays").toBeGreaterThan(start);

  await ben.press("Undo");
  await expect.poll(() => ana.valueOf("Contrast")).toBeCloseTo(start, 4);
  await ana.press("Redo");
  await expect.poll(() => ben.valueOf("Contrast")).toBeCloseTo(both - onlyBen + start, 3);
  await expectOnePicture(ana, ben);
});
