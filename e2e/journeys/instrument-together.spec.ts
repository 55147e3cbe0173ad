import { expect, test } from "../fixtures/server";
import { RoomPage } from "../pages/room";
import { hostARoom, publish } from "../pages/work";

const shot = async (page: RoomPage["page"], name: string) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
};

test("somebody pins a note to a place of the picture and mentions another, who sees it there and is told", async ({
  person,
}) => {
  const hana = await hostARoom(await person("Hana"), "Hana", "Pointing");
  const ana = await RoomPage.enter(await person("Ana Lee"), new URL(hana.page.url()).pathname, "Ana Lee");
  await expect(hana.page.getByTestId("members")).toContainText("Ana Lee");

  await hana.press("Pin what you say to a place of the picture");
  const layer = hana.page.getByRole("button", { name: /^Choose the place/ });
  await expect(layer).toBeFocused();
  const { width, height } = (await layer.boundingBox()) ?? { width: 0, height: 0 };
  await layer.click({ position: { x: width * 0.25, y: height * 0.75 } });
  await hana.page.keyboard.type("@an");
  await expect(hana.page.getByRole("option", { name: "Ana Lee" })).toBeVisible();
  await hana.page.keyboard.press("Enter");
  await hana.page.keyboard.type("warmer here?");
  await hana.page.keyboard.press("Enter");

  const pin = ana.page.getByRole("list", { name: "Notes on the picture" }).getByRole("button");
  await expect(pin).toHaveAccessibleName("Hana: @Ana Lee warmer here?");
  const picture = await ana.page.getByTestId("picture").boundingBox();
  const dot = await pin.boundingBox();
  if (!picture || !dot) throw new Error("the note is not on the picture");
  expect((dot.x + dot.width / 2 - picture.x) / picture.width).toBeCloseTo(0.25, 1);
  expect((dot.y + dot.height / 2 - picture.y) / picture.height).toBeCloseTo(0.75, 1);
  await expect(ana.page.getByText("Hana mentions you: @Ana Lee warmer here?").first()).toBeVisible();
  await pin.focus();
  await shot(ana.page, "note");
});

test("a visitor touches the start page's picture before they have a name, and sees how it came to be", async ({
  person,
}) => {
  const ana = await RoomPage.enter(await person("Ana"), "/r/commons", "Ana");
  await ana.nudge("Warmth", 12);
  await expect.poll(() => ana.settledRecipe()).not.toBeNull();
  const visitor = await person("Visitor");
  await visitor.goto("/");
  const picture = visitor.getByTestId("touch");
  // The page listens once its form does.
  await expect(visitor.getByRole("button", { name: "Come in" })).toBeEnabled();
  const box = await picture.boundingBox();
  if (!box) throw new Error("no picture on the start page");
  await visitor.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.5);
  await visitor.mouse.move(box.x + 4, box.y + box.height * 0.5);
  await expect(picture.getByText(/^moment \d+$/)).toBeVisible();
  const first = await picture.getByText(/^moment/).textContent();
  await visitor.mouse.move(box.x + box.width - 4, box.y + box.height * 0.5);
  await expect(picture.getByText(/^moment/)).not.toHaveText(first ?? "");
  await visitor.mouse.move(box.x - 40, box.y);
  await expect(picture.getByText(/^moment/)).toHaveCount(0);
});

test("three hints stand where the hand is on a first visit, go by doing, and never come again; the newest works hang on the start page", async ({
  person,
}) => {
  const page = await person("Hana");
  const hana = await hostARoom(page, "Hana", "First time");
  const hint = page.getByTestId("hint");
  await expect(hint).toContainText("Drag a fader");
  await shot(page, "hint");
  await hana.nudge("Warmth", 3);
  await expect(hint).toContainText("Begin from somewhere else");
  await hana.press("Surprise me");
  await expect(hint).toContainText("for all keys");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(hint).toHaveCount(0);
  await publish(hana, "First of all");
  await page.reload();
  await hana.isLive();
  await expect(page.getByRole("slider", { name: "Warmth" })).toBeVisible();
  await page.goto("/");
  await expect(page.getByRole("region", { name: "Just published" }).getByText("First of all")).toBeVisible();
  await page.goBack();
  await hana.isLive();
  await expect(hint).toHaveCount(0);
});
