import { expect, test } from "../fixtures/server";
import { said } from "../fixtures/words";
import { expectOnePicture, RoomPage } from "../pages/room";

test("someone looks through the history and branches an earlier moment into a new room; the parent room does not change", async ({
  person,
  publicRoom,
}) => {
  const ana = await RoomPage.enter(await person("Ana"), publicRoom, "Ana");
  const ben = await RoomPage.enter(await person("Ben"), publicRoom, "Ben");
  await ana.nudge("Warmth", 10);
  const early = await expectOnePicture(ana, ben);
  const earlySeq = await ana.page.getByTestId("picture").getAttribute("data-settled-seq");
  const earlyWarmth = await ana.valueOf("Warmth");
  await ben.press("Surprise me");
  await ben.press("Use it");
  const late = await expectOnePicture(ana, ben);
  expect(late).not.toBe(early);

  const film = ana.page.getByRole("list", { name: said("History") });
  await film.getByRole("button", { name: `${said(`Moment ${earlySeq}`)},` }).click();
  await ana.press("Branch");
  const asks = ana.page.getByRole("dialog", { name: said(`Branch moment ${earlySeq}?`) });
  await expect(asks).toContainText(said("whoever has its link can come in"));
  await ana.press("Branch into a new room");
  await expect(ana.page).not.toHaveURL(publicRoom);
  await ana.isLive();

  expect(await ana.valueOf("Warmth")).toBeCloseTo(earlyWarmth, 4);
  expect(await expectOnePicture(ana), "the branch begins with the picture it was branched from").toBe(early);
  expect(await ben.settledBytes(), "the parent stays as it was").toBe(late);
});
