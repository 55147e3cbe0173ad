import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { expect, test } from "../fixtures/server";
import { said, saying } from "../fixtures/words";
import { Hands } from "../pages/hands";
import { expectOnePicture, RoomPage } from "../pages/room";
import { hostARoom, publish } from "../pages/work";

const [RED, RAIN] = ["Hokusai, Red Fuji", "Hokusai, Rainstorm"];
const ABOVE = { from: { x: 0.2, y: 0.22 }, to: { x: 0.42, y: 0.22 } };
const BELOW = { from: { x: 0.58, y: 0.78 }, to: { x: 0.8, y: 0.78 } };
const THUMB = 64;

test.use({ painted: true });

test("two people brush two hands onto one picture at once; both see the same picture, each undoes their own strokes, and the work verifies", async ({
  person,
}) => {
  const hana = await hostARoom(await person("Hana"), "Hana", "Two hands");
  const path = new URL(hana.page.url()).pathname;
  const ben = await RoomPage.enter(await person("Ben"), path, "Ben");
  // By somebody else: whoever is taken out takes their seed along.
  const cleo = await RoomPage.enter(await person("Cleo"), path, "Cleo");
  await cleo.beginFrom(5);
  await cleo.page.close();
  const [hers, his] = [await Hands.open(hana), await Hands.open(ben)];
  await Promise.all([hers.take(RED), his.take(RAIN)]);
  const everywhere = await expectOnePicture(hana, ben);
  await Promise.all([hers.use("Brush"), his.use("Brush")]);

  await Promise.all([hers.stroke(ABOVE.from, ABOVE.to), his.stroke(BELOW.from, BELOW.to)]);
  const first = await expectOnePicture(hana, ben);
  expect(first, "the picture changed").not.toBe(everywhere);
  await expect(hers.mine(RED).getByRole("status")).toHaveText(said("You paint with it in places."));
  await expect.poll(() => hers.whoseIs(ABOVE.to)).toBe(`Hana: ${RED}`);
  await expect.poll(() => hers.whoseIs(BELOW.to)).toBe(`Ben: ${RAIN}`);
  await expect.poll(() => his.whoseIs(ABOVE.to)).toBe(`Hana: ${RED}`);
  await expect.poll(() => his.whoseIs({ x: 0.1, y: 0.9 })).toBe(said("Nobody paints here."));
  const brushed = await hana.settledRecipe();

  // Ben's stroke is the last in the room, and Hana's undo takes back hers all the same.
  await hers.stroke({ x: 0.2, y: 0.4 }, { x: 0.4, y: 0.4 });
  await expectOnePicture(hana, ben);
  await his.stroke({ x: 0.6, y: 0.6 }, { x: 0.8, y: 0.6 });
  await expectOnePicture(hana, ben);
  await hana.press("Undo");
  await expect.poll(() => hers.whoseIs({ x: 0.3, y: 0.4 })).toBe(said("Nobody paints here."));
  await expect.poll(() => hers.whoseIs({ x: 0.7, y: 0.6 }), "Ben's stroke stays").toBe(`Ben: ${RAIN}`);
  await expect.poll(() => hers.whoseIs(ABOVE.to), "and so does her first").toBe(`Hana: ${RED}`);
  await ben.press("Undo");
  await expect.poll(() => ben.settledRecipe()).toBe(brushed);
  expect(await expectOnePicture(hana, ben)).toBe(first);

  // Pointing at a member takes their strokes out where they are, and nobody else's.
  const whole = await thumbnail(await settledPicture(hana));
  const [withoutBen, withoutHana] = [await without(hana, "Ben"), await without(ben, "Hana")];
  const [above, below] = [boxAround(ABOVE), boxAround(BELOW)];
  expect(apart(whole, withoutBen, below), "Ben's strokes are out").toBeGreaterThan(
    2 * apart(whole, withoutBen, above),
  );
  expect(apart(whole, withoutHana, above), "Hana's strokes are out").toBeGreaterThan(
    2 * apart(whole, withoutHana, below),
  );

  const work = await publish(hana, "Two hands");
  const { record } = await (await hana.page.request.get(`/api${work}/record/1.json`)).json();
  expect(record.recipeHash).toBe(brushed);
  const { room, hands } = record.recipe.finish;
  expect(room.strength).toBeGreaterThan(0);
  const shares = Object.values<Record<string, { mask?: string }>>(hands).map((of) => Object.values(of));
  expect(shares.map((of) => of.map(({ mask }) => mask?.length))).toEqual([[683], [683]]);

  const visitor = await person("Vera");
  await visitor.goto(work);
  const checks = await verify(visitor, await download(visitor));
  expect(new Set(Object.values(checks)), JSON.stringify(checks)).toEqual(new Set(["pass"]));
});

test("somebody without a pointer paints and erases through the grid of places, and hears whose each place is", async ({
  person,
}) => {
  const hana = await hostARoom(await person("Hana"), "Hana", "By keyboard");
  const ben = await RoomPage.enter(
    await person("Ben", { hasTouch: true }),
    new URL(hana.page.url()).pathname,
    "Ben",
  );
  const { keyboard } = hana.page;
  const hands = await Hands.open(hana);
  await hands.tile(RED).focus();
  await keyboard.press("Enter");
  const brush = hands.panel.getByRole("button", { name: said("Brush"), exact: true });
  await brush.focus();
  await keyboard.press("Enter");
  await expect(hands.grid).toHaveAccessibleName(saying("arrow keys move, space paints, delete erases"));
  const everywhere = await expectOnePicture(hana, ben);

  const place = (row: number, column: number, words: string) =>
    said(`Row ${row}, column ${column}. ${words}`);
  const cell = (row: number, column: number) =>
    hands.grid.getByRole("gridcell", { name: new RegExp(`^${place(row, column, "…").replace("…", "")}`) });
  await cell(5, 5).focus();
  await keyboard.press("ArrowUp");
  await keyboard.press("ArrowLeft");
  await expect(cell(4, 4)).toBeFocused();
  await keyboard.press("Space");
  await expect(hands.layer.getByRole("status")).toHaveText(said("Painted at row 4, column 4."));
  await expect(cell(4, 4)).toHaveAccessibleName(place(4, 4, `Hana: ${RED}`));
  await expect(cell(8, 8)).toHaveAccessibleName(place(8, 8, said("Nobody paints here.")));
  await keyboard.press("ArrowRight");
  await keyboard.press("ArrowRight");
  await keyboard.press("Space");
  const two = await expectOnePicture(hana, ben);
  expect(two, "places are painted, not all").not.toBe(everywhere);

  await keyboard.press("Delete");
  await expect(hands.layer.getByRole("status")).toHaveText(said("Erased at row 4, column 6."));
  await expect(cell(4, 6)).toHaveAccessibleName(place(4, 6, said("Nobody paints here.")));
  expect(await expectOnePicture(hana, ben)).not.toBe(two);
  await keyboard.press("Control+z");
  await expect(cell(4, 6)).toHaveAccessibleName(place(4, 6, `Hana: ${RED}`));
  expect(await expectOnePicture(hana, ben)).toBe(two);

  // What somebody else paints is heard of at once, on whichever place the keyboard is; he paints with a finger.
  const his = await Hands.open(ben);
  await his.take(RAIN);
  await his.use("Brush");
  await his.finger({ x: 0.69, y: 0.4 }, { x: 0.69, y: 0.48 });
  await expect(cell(4, 6)).toHaveAccessibleName(new RegExp(`Ben: ${RAIN}`));
});

async function settledPicture(room: RoomPage): Promise<Buffer> {
  const src = await room.page.getByTestId("settled").getAttribute("src");
  if (!src) throw new Error("no settled picture is on the page");
  return (await room.page.request.get(src)).body();
}

/** The picture without a member, as it is shown while one points at them. */
async function without(room: RoomPage, name: string): Promise<Buffer> {
  await room.page
    .getByTestId("members")
    .getByRole("button", { name: new RegExp(`^${name}\\b`) })
    .hover();
  const image = room.page.getByAltText(said(`Without ${name}`));
  await expect(image).toBeVisible();
  const src = await image.getAttribute("src");
  return thumbnail(Buffer.from(src?.split(",")[1] ?? "", "base64"));
}

/** RGB [64 x 64 x 3]: pictures of different sizes are compared at one. */
const thumbnail = (picture: Buffer): Promise<Buffer> =>
  sharp(picture).removeAlpha().resize(THUMB, THUMB, { kernel: "cubic" }).raw().toBuffer();

type Box = { left: number; top: number; right: number; bottom: number };

const boxAround = ({ from, to }: typeof ABOVE): Box => ({
  left: Math.round(from.x * THUMB),
  right: Math.round(to.x * THUMB),
  top: Math.round((from.y - 0.04) * THUMB),
  bottom: Math.round((from.y + 0.04) * THUMB),
});

/** How far two pictures are apart in a box: the mean difference of their bytes. */
function apart(a: Buffer, b: Buffer, { left, top, right, bottom }: Box): number {
  let [sum, n] = [0, 0];
  for (let y = top; y < bottom; y++)
    for (let i = (y * THUMB + left) * 3; i < (y * THUMB + right) * 3; i++, n++)
      sum += Math.abs((a[i] ?? 0) - (b[i] ?? 0));
  return sum / n;
}

async function download(page: Page): Promise<string> {
  const started = page.waitForEvent("download");
  await page.getByRole("link", { name: said("Download 1024 pixels as PNG") }).click();
  const path = join(mkdtempSync(join(tmpdir(), "cohue-two-hands-")), "work.png");
  await (await started).saveAs(path);
  return path;
}

/** Drops a file on the page and answers the state of every check. */
async function verify(page: Page, path: string): Promise<Record<string, string>> {
  await page.goto("/verify");
  await page.getByLabel(said("File to verify")).setInputFiles(path);
  await expect(page.getByTestId("verdict")).toBeVisible();
  const checks = await page
    .locator("[data-check]")
    .evaluateAll((items) => items.map((i) => [i.getAttribute("data-check"), i.getAttribute("data-state")]));
  return Object.fromEntries(checks);
}

test("whoever turns to another panel puts the brush down, and finds it beside the hand again", async ({
  person,
}) => {
  const hana = await hostARoom(await person("Hana"), "Hana", "Put down");
  const hers = await Hands.open(hana);
  await hers.take(RED);
  await hers.use("Brush");
  await hana.page.getByRole("tab", { name: said("Palette") }).click();
  await expect(hers.layer).toHaveCount(0);
  await hana.page.getByRole("tab", { name: said("Hands") }).click();
  await expect(hers.layer).toHaveCount(0);
  await hers.use("Brush");
});
