import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { root } from "../../scripts/lib/root.mjs";
import { RunningServer } from "../fixtures/running-server";
import { Hands } from "../pages/hands";
import { RoomPage } from "../pages/room";
import { tell } from "./ask";
import { Pointer, tween } from "./pointer";
import { Reel } from "./reel";

const SEED = process.env.COHUE_FILM_SEED ?? "35";
const [HERS, HIS] = ["Van Gogh, Reaper", "Munch, Moonlight"];
const VIEW = { width: 1280, height: 800 };

/** Two people in one room, as one of them sees it: they pull two faders, brush two hands, and one looks at the picture without the other. */
test("films two people in one room", async ({ browser }) => {
  const server = await RunningServer.start();
  const open = async () => (await browser.newContext({ baseURL: server.baseURL, viewport: VIEW })).newPage();
  const [hana, ben] = [await open(), await open()];
  await RoomPage.enter(hana, "/r/commons", "Hana");
  const { slug } = await tell<{ slug: string }>(hana, "room.create", {
    ...{ title: "Under one sky", visibility: "public", model: "landscapes" },
  });
  await hana.goto(`/r/${slug}`);
  const room = new RoomPage(hana);
  await room.isLive();
  const other = await RoomPage.enter(ben, `/r/${slug}`, "Ben");
  await hana
    .getByRole("button", { name: "No more hints" })
    .click({ timeout: 3000 })
    .catch(() => {});
  const seed = hana.getByRole("textbox", { name: "Seed", exact: true });
  await seed.fill(SEED);
  await seed.press("Enter");
  const [hers, his] = [await Hands.open(room), await Hands.open(other)];
  for (const { panel } of [hers, his])
    await panel.getByRole("button", { name: /^Show all \d+ hands$/ }).click();
  await his.take(HIS);
  await his.use("Brush");
  await hers.take(HERS);
  // Colours of the hands, not of the picture, and a broad brush: it is seen at once who painted where.
  await hers.panel.getByRole("slider", { name: "Colours", exact: true }).press("Home");
  await his.panel.getByRole("slider", { name: "Size", exact: true }).fill("0.3");
  await hana.getByRole("tab", { name: "Directions" }).click();
  await expect.poll(() => room.settledRecipe()).not.toBeNull();

  const [me, you] = [await Pointer.of(hana, "Hana"), await Pointer.of(ben, null)];
  const reel = new Reel(hana);
  const picture = async () =>
    (await hana.getByTestId("picture").boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const box = await picture();
  const at = (x: number, y: number) => ({ x: box.x + x * box.width, y: box.y + y * box.height });
  const knob = async (on: RoomPage, label: string) => {
    await on.fader(label).scrollIntoViewIfNeeded();
    const track = await on.fader(label).locator("[data-part=track]").boundingBox();
    if (!track) throw new Error(`the fader ${label} is not on the page`);
    return { x: track.x + track.width / 2, y: track.y + track.height / 2 };
  };

  // He looks at the picture, she pulls a fader.
  const sun = await knob(room, "Dusk");
  await me.to(at(0.9, 0.8));
  await you.to(at(0.2, 0.7));
  await reel.hold(4);
  for (const t of tween(8)) {
    await me.to(between(at(0.9, 0.8), sun, t));
    await you.to(between(at(0.2, 0.7), at(0.55, 0.35), t));
    await reel.frame();
  }
  await me.down();
  for (const t of tween(14)) {
    await me.to({ x: sun.x - 55 * t, y: sun.y });
    await you.to(between(at(0.55, 0.35), at(0.3, 0.3), t));
    await reel.frame();
  }
  await me.up();
  // He pulls the same one back, and another.
  await ben.getByRole("tab", { name: "Directions" }).click();
  const his_ = await knob(other, "Dusk");
  await you.to(his_);
  await you.down();
  for (const t of tween(12)) {
    await you.to({ x: his_.x + 40 * t, y: his_.y });
    await me.to(between({ x: sun.x - 55, y: sun.y }, at(0.8, 0.2), t));
    await reel.frame();
  }
  await you.up();
  // Both brush: she the sky, he the ground.
  await ben.getByRole("tab", { name: "Hands" }).click();
  await hana.getByRole("tab", { name: "Hands" }).click();
  await hers.use("Brush");
  await hers.panel.getByRole("slider", { name: "Size", exact: true }).fill("0.3");
  await hers.panel.getByRole("checkbox", { name: /^Mark everybody/ }).uncheck();
  await reel.hold(2);
  const [sky, ground] = [
    [at(0.08, 0.14), at(0.9, 0.1), at(0.85, 0.3), at(0.1, 0.34)],
    [at(0.9, 0.86), at(0.1, 0.9), at(0.12, 0.7), at(0.88, 0.66)],
  ] as const;
  await me.to(sky[0]);
  await you.to(ground[0]);
  await me.down();
  await you.down();
  for (const leg of [0, 1, 2] as const)
    for (const t of tween(leg === 1 ? 4 : 11)) {
      await me.to(between(sky[leg] ?? sky[0], sky[leg + 1] ?? sky[0], t));
      await you.to(between(ground[leg] ?? ground[0], ground[leg + 1] ?? ground[0], t));
      await reel.frame();
    }
  await me.up();
  await you.up();
  // She looks at it without him.
  const chip = await hana
    .getByTestId("members")
    .getByRole("button", { name: /^Ben\b/ })
    .boundingBox();
  if (!chip) throw new Error("Ben is not among the members");
  const last = sky[3];
  for (const t of tween(6)) {
    await me.to(between(last, { x: chip.x + 24, y: chip.y + 12 }, t));
    await reel.frame();
  }
  await expect(hana.getByAltText("Without Ben")).toBeVisible();
  await reel.hold(9);
  await me.to(at(0.5, 0.5));
  await reel.hold(9);

  mkdirSync(join(root, "docs/images"), { recursive: true });
  await reel.write(join(root, process.env.COHUE_FILM ?? "docs/images/room.webp"));
  await server.stop();
});

type Point = { x: number; y: number };
const between = (a: Point, b: Point, t: number): Point => ({
  x: a.x + (b.x - a.x) * t,
  y: a.y + (b.y - a.y) * t,
});
