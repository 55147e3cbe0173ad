import { readFileSync } from "node:fs";
import sharp from "sharp";
import { expect, test } from "../fixtures/server";
import { RoomPage } from "../pages/room";
import { hostARoom } from "../pages/work";

test("the film opens at its newest moment, and scrolls by wheel, keys and buttons", async ({ person }) => {
  const page = await person("Ana", { viewport: { width: 800, height: 700 }, reducedMotion: "reduce" });
  const room = await hostARoom(page, "Ana", "Film");
  const film = page.getByRole("region", { name: "Film" });
  const moments = film.getByRole("button", { name: /^Moment/ });
  // On a busy machine the first picture may take longer than the first two moves.
  await expect.poll(() => moments.count()).toBe(1);
  for (let i = 1; i <= 9; i++) {
    await room.nudge("Warmth", 2, i % 2 ? "ArrowRight" : "ArrowLeft");
    await room.nudge("Vividness", 1);
    // A quick machine may settle between the two: then there are more.
    await expect.poll(() => moments.count()).toBeGreaterThan(i);
  }
  await page.reload();
  await room.isLive();
  await expect(film.getByText(/^\d\d moments$/)).toBeVisible();
  await expect(async () => {
    await expect(film.getByText(`${await moments.count()} moments`)).toBeVisible({ timeout: 1000 });
  }).toPass();
  const newest = moments.last();
  await expect(newest).toBeInViewport();
  await expect(moments.first()).not.toBeInViewport();

  await expect(async () => {
    await film.hover();
    await page.mouse.wheel(0, -400);
    await expect(moments.first()).toBeInViewport({ timeout: 1000 });
  }).toPass();
  await film.getByRole("button", { name: "Newest" }).click();
  await expect(newest).toBeInViewport();
  await newest.focus();
  await page.keyboard.press("Home");
  await expect(moments.first()).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(moments.nth(1)).toBeFocused();
  // The last settled picture may make one more moment meanwhile: then that is the newest.
  await expect(async () => {
    await page.keyboard.press("End");
    await expect(newest).toBeFocused({ timeout: 1000 });
  }).toPass();
  await film.getByRole("button", { name: "Earlier moments" }).click();
  await expect(newest).not.toBeInViewport();
  // What comes while one looks back moves nothing, and is told of.
  await room.nudge("Vividness", 2);
  await expect(film.getByRole("button", { name: /^\d+ new$/ })).toBeVisible();
  await film.getByRole("button", { name: /^\d+ new$/ }).click();
  await expect(moments.last()).toBeInViewport();
});

test("somebody who looks at a past moment sees all of it, changes nothing unseen, and may download it", async ({
  person,
  publicRoom,
}) => {
  const room = await RoomPage.enter(await person("Ana"), publicRoom, "Ana");
  const { page } = room;
  await room.nudge("Warmth", 5);
  await expect.poll(() => room.settledRecipe()).not.toBeNull();
  const before = await room.valueOf("Warmth");
  const film = page.getByRole("list", { name: "History" });
  await film
    .getByRole("button", { name: /^Moment/ })
    .first()
    .click();

  const bar = page.getByRole("dialog", { name: /^Moment/ });
  const [picture, words] = [await page.getByTestId("picture").boundingBox(), await bar.boundingBox()];
  if (!picture || !words) throw new Error("the moment is not on the page");
  expect(words.y, "nothing lies over the picture").toBeGreaterThanOrEqual(picture.y + picture.height - 1);

  await expect(room.fader("Warmth")).toHaveAttribute("aria-disabled", "true");
  await room.nudge("Warmth", 3);
  await page.keyboard.press("Control+z");
  await expect(page.getByText("You are looking at a past moment.").first()).toBeVisible();
  expect(await room.valueOf("Warmth")).toBe(before);

  const download = page.waitForEvent("download");
  await bar.getByRole("link", { name: "Download" }).click();
  expect((await download).suggestedFilename()).toMatch(/^cohue-moment-\d+-unpublished\.png$/);

  await bar.getByRole("button", { name: "Back to now" }).click();
  await room.nudge("Warmth", 1);
  expect(await room.valueOf("Warmth")).toBeGreaterThan(before);
  const present = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download this picture, unpublished" }).click();
  const bytes = readFileSync(await (await present).path());
  const { xmp } = await sharp(bytes).metadata();
  expect(String(xmp)).toContain("Unpublished work");
});

test("others see whose hand is on a fader beside its value, until half a second after it let go", async ({
  person,
  publicRoom,
}) => {
  const ana = await RoomPage.enter(await person("Ana"), publicRoom, "Ana");
  const ben = await RoomPage.enter(await person("Ben"), publicRoom, "Ben");
  const tag = ben.fader("Warmth").locator("[data-part=tag]");
  await ana.fader("Warmth").scrollIntoViewIfNeeded();
  const box = await ana.fader("Warmth").boundingBox();
  if (!box) throw new Error("the fader is not on the page");
  await ana.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await ana.page.mouse.down();
  await ana.page.mouse.move(box.x + box.width / 2 + 20, box.y + box.height / 2, { steps: 4 });
  await expect(tag).toHaveText("Ana");
  const [name, value] = [
    await tag.boundingBox(),
    await ben.fader("Warmth").locator("[data-part=words]").boundingBox(),
  ];
  if (!name || !value) throw new Error("the badge is not on the page");
  expect(name.y, "the badge covers no value").toBeGreaterThanOrEqual(value.y + value.height - 2);
  await ana.page.mouse.up();
  await expect(tag).toHaveText("");
});
