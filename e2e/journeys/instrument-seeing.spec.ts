import type { Locator } from "@playwright/test";
import { expect, test } from "../fixtures/server";
import { RoomPage } from "../pages/room";
import { expectBeside } from "../pages/toasts";
import { Fingers } from "../pages/touch";
import { hostARoom } from "../pages/work";

const shot = async (page: RoomPage["page"], name: string) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
};

test("a control shows what it would do before it is moved; seeds are browsed, kept and used", async ({
  person,
}) => {
  const hana = await hostARoom(await person("Hana"), "Hana", "Look first");
  const { page } = hana;
  await hana.fader("Warmth").hover();
  const peek = page.getByTestId("peek");
  await expect(peek.locator("img")).toHaveCount(2);
  await shot(page, "peek");
  expect(await hana.valueOf("Warmth")).toBe(0);
  await page.getByRole("tab", { name: "Desk" }).click();
  await page.getByRole("group", { name: "Components" }).getByRole("slider").nth(40).hover();
  await expect(peek.locator("img")).toHaveCount(2);

  const field = page.getByRole("textbox", { name: "Seed" });
  await field.fill("9999999999");
  await field.press("Enter");
  // Beside the whole panel, so that nothing in it is covered.
  await expectBeside(page, "A seed is a whole number", page.getByRole("region", { name: "Sources" }));

  await hana.press("Browse seeds");
  const dialog = page.getByRole("dialog", { name: "Seeds" });
  const tiles = dialog.getByTestId("seeds").getByRole("listitem");
  await expect(tiles.locator("img")).toHaveCount(24);
  await shot(page, "seeds");
  await dialog.getByRole("button", { name: "Show 24 more" }).click();
  await expect(tiles.locator("img")).toHaveCount(48);
  await tiles.last().hover();
  await page.mouse.wheel(0, 2000);
  await expect(tiles).not.toHaveCount(48);
  const keep = tiles.first().getByRole("button", { name: /^Keep seed/ });
  const seed = /\d+/.exec((await keep.getAttribute("aria-label")) ?? "")?.[0] ?? "";
  await keep.click();
  await expect(dialog.getByRole("button", { name: `Keep seed ${seed} no more` })).toBeVisible();
  await dialog.getByText("Kept in this room").click();
  await expect(tiles).toHaveCount(1);
  await dialog.getByRole("button", { name: `Use seed ${seed}` }).click();
  await expect(page.getByRole("textbox", { name: "Seed" })).toHaveValue(seed);
});

test("a model opens a room; its host changes the generator, everybody's controls follow, and one undo brings the old one back", async ({
  person,
}) => {
  const page = await person("Hana");
  await page.goto("/models");
  await page
    .getByRole("listitem")
    .filter({ hasText: "Fields" })
    .getByRole("link", { name: "Open a room with it" })
    .click();
  const dialog = page.getByRole("dialog", { name: "Open a room" });
  await expect(dialog.locator("input[value=fields]")).toBeChecked();
  await shot(page, "create-room");
  await dialog.getByLabel("Your name").fill("Hana");
  await dialog.getByLabel("Title").fill("Two generators");
  await dialog.getByRole("button", { name: "Open the room" }).click();
  const hana = new RoomPage(page);
  await hana.isLive();
  const ana = await RoomPage.enter(await person("Ana"), new URL(page.url()).pathname, "Ana");
  await expect(ana.page.getByRole("slider", { name: /^Ridge in/ }).first()).toBeVisible();

  await hana.press("Room settings");
  const settings = page.getByRole("dialog", { name: "Room settings" });
  await settings.locator("input[value=landscapes]").check();
  await shot(page, "change-model");
  await settings.getByRole("button", { name: "Change the generator" }).click();
  for (const room of [hana, ana])
    await expect(room.page.getByRole("slider", { name: /^Romanticism in/ }).first()).toBeVisible();
  await hana.press("Undo");
  for (const room of [hana, ana])
    await expect(room.page.getByRole("slider", { name: /^Ridge in/ }).first()).toBeVisible();
});

test("one looks nearer at the picture with the wheel and keys, moves it by a drag, and others see the whole", async ({
  person,
}) => {
  const hana = await hostARoom(await person("Hana"), "Hana", "Nearer");
  const { page } = hana;
  const picture = page.getByTestId("picture");
  const frame = page.locator("[data-zoom]");
  const whole = await picture.boundingBox();
  if (!whole) throw new Error("the picture is not on the page");
  await page.mouse.move(whole.x + 40, whole.y + 40);
  await page.mouse.wheel(0, -400);
  await expect(frame).not.toHaveAttribute("data-zoom", "1");
  await expect.poll(async () => (await picture.boundingBox())?.width ?? 0).toBeGreaterThan(whole.width * 1.5);
  const near = await picture.boundingBox();
  await page.mouse.down();
  await page.mouse.move(whole.x - 60, whole.y + 40, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await picture.boundingBox())?.x ?? 0).toBeLessThan((near?.x ?? 0) - 50);
  await shot(page, "zoomed");
  await page.keyboard.press("0");
  await expect(frame).toHaveAttribute("data-zoom", "1");
  await page.keyboard.press("+");
  await expect(frame).toHaveAttribute("data-zoom", "1.5");
  await frame.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("0");
  await expect.poll(async () => await picture.boundingBox()).toEqual(whole);
});

test("on a phone on its side: picture and controls stand beside each other, a finger pulls a fader, two look nearer", async ({
  person,
}) => {
  const page = await person("Hana", {
    viewport: { width: 667, height: 375 },
    hasTouch: true,
    isMobile: true,
  });
  const hana = await hostARoom(page, "Hana", "On its side");
  const fingers = await Fingers.on(page);
  const box = async (of: Locator) => (await of.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const picture = page.getByTestId("picture");
  const whole = await box(picture);
  expect(whole.height, "the picture is most of what is high").toBeGreaterThan(375 * 0.66);
  const warmth = hana.fader("Warmth");
  await warmth.scrollIntoViewIfNeeded();
  await expect(warmth).toBeInViewport({ ratio: 1 });
  await shot(page, "landscape");

  const rail = await box(warmth);
  const middle = { x: rail.x + rail.width / 2, y: rail.y + rail.height - 10 };
  await fingers.move({ from: middle, to: { x: middle.x + 60, y: middle.y } });
  await expect.poll(() => hana.valueOf("Warmth")).toBeGreaterThan(0);

  // A finger that scrolls past a fader goes a little aside: what it moved on its way is put back.
  const pulled = await hana.valueOf("Warmth");
  const start = await box(warmth);
  const on = { x: start.x + start.width * 0.4, y: start.y + start.height - 10 };
  await fingers.move({ from: on, to: { x: on.x + 24, y: on.y - 130 } });
  await expect.poll(async () => (await box(warmth)).y, "the list was scrolled").toBeLessThan(start.y);
  await expect.poll(() => hana.valueOf("Warmth")).toBe(pulled);
  const at = (x: number, y: number) => ({ x: whole.x + x * whole.width, y: whole.y + y * whole.height });
  await fingers.move({ from: at(0.45, 0.45), to: at(0.2, 0.1) }, { from: at(0.55, 0.55), to: at(0.8, 0.9) });
  const frame = page.locator("[data-zoom]");
  await expect.poll(async () => Number(await frame.getAttribute("data-zoom"))).toBeGreaterThan(1.5);
  await fingers.move({ from: at(0.2, 0.2), to: at(0.48, 0.48) }, { from: at(0.8, 0.8), to: at(0.52, 0.52) });
  await expect(frame).toHaveAttribute("data-zoom", "1");
  expect(await page.evaluate(() => window.visualViewport?.scale), "the page itself stays as large").toBe(1);
});
