import { expect, test } from "../fixtures/server";
import { expectOnePicture, RoomPage } from "../pages/room";
import { hostARoom, publish } from "../pages/work";

test("a child of the picture, and a child of it and a work, become my edits; undo takes each back as a whole", async ({
  person,
}) => {
  const hana = await hostARoom(await person("Hana"), "Hana", "Parents");
  await hana.nudge("Warmth", 12);
  const other = await publish(hana, "Harvest");
  await hana.page.getByRole("dialog").getByRole("button", { name: "Back to the room" }).click();
  await hana.nudge("Contrast", 12);
  await expect.poll(() => hana.settledRecipe()).not.toBeNull();
  const before = await hana.settledRecipe();
  const ana = await RoomPage.enter(await person("Ana"), new URL(hana.page.url()).pathname, "Ana");
  const breed = ana.page.getByRole("region", { name: "Breed" });
  const children = ana.page.getByRole("dialog", { name: "Children of the picture" });

  await breed.getByRole("button", { name: "Breed" }).click();
  const third = children.getByRole("button", { name: "Child 3", exact: true });
  await expect(children.getByRole("button", { name: /^Child \d$/ })).toHaveCount(9);
  await third.focus();
  await third.press("ArrowDown");
  await expect(children.getByRole("button", { name: "Child 6", exact: true })).toBeFocused();
  await children.getByRole("button", { name: "Child 6", exact: true }).press("Enter");
  await expect(children).toBeHidden();
  const child = await expectOnePicture(hana, ana);
  expect(await ana.settledRecipe()).not.toBe(before);
  await ana.press("Undo");
  await expect.poll(() => ana.settledRecipe()).toBe(before);
  expect(await expectOnePicture(hana, ana)).not.toBe(child);

  await breed.getByRole("button", { name: "Second parent" }).click();
  await ana.page
    .getByRole("dialog", { name: "Second parent" })
    .getByRole("button", { name: /Harvest/ })
    .click();
  await expect(breed.getByText("Harvest")).toBeVisible();
  await breed.getByRole("button", { name: "Breed" }).click();
  await children.getByRole("button", { name: "Child 1", exact: true }).click();
  await expectOnePicture(hana, ana);
  const both = await publish(hana, "Parents and harvest");
  await hana.page.goto(both);
  const ancestry = hana.page.getByRole("region", { name: "Ancestry" });
  await expect(ancestry.getByRole("link", { name: /Harvest/ })).toHaveAttribute("href", other);
});

test("two people add keyframes to one loop, and both can play it; a moment is compared with the picture", async ({
  person,
}) => {
  const hana = await hostARoom(await person("Hana"), "Hana", "Round");
  const ana = await RoomPage.enter(await person("Ana"), new URL(hana.page.url()).pathname, "Ana");
  for (const { page } of [hana, ana]) await page.getByRole("tab", { name: "Loop" }).click();
  await hana.press("Keep this picture");
  await expect(ana.page.getByAltText("Keyframe 1")).toBeVisible();
  await ana.page.getByRole("tab", { name: "Directions" }).click();
  await ana.nudge("Warmth", 15);
  await ana.page.getByRole("tab", { name: "Loop" }).click();
  await ana.press("Keep this picture");
  await expect(hana.page.getByText("2 pictures, 4 seconds round.")).toBeVisible();
  await hana.page.getByLabel("Seconds at which keyframe 2 is reached").fill("1");
  await hana.page.getByLabel("Seconds at which keyframe 2 is reached").press("Enter");
  await expect(ana.page.getByText("2 pictures, 2 seconds round.")).toBeVisible();
  for (const { page } of [hana, ana]) {
    await page.getByRole("button", { name: "Play the loop" }).click();
    await expect(page.getByTestId("loop")).toHaveAttribute("data-drawn", "24");
  }
  for (const { page } of [hana, ana]) await expect(page.getByAltText("Keyframe 2")).toBeVisible();
  await hana.press("Undo");
  await expect(ana.page.getByText("2 pictures, 4 seconds round.")).toBeVisible();

  await hana.press("Compare with this moment");
  const edge = hana.page.getByRole("slider", { name: /^Edge between/ });
  await edge.press("Home");
  await expect(edge).toHaveAttribute("aria-valuetext", /^0\s% of moment/);
  await hana.press("Stop comparing");
  await expect(edge).toBeHidden();
});
