import sharp from "sharp";
import { expect, test } from "../fixtures/server";
import { hostARoom } from "../pages/work";

test("someone drops a picture: only their share moves towards it, and one undo takes it back", async ({
  person,
}) => {
  const room = await hostARoom(await person("Hana"), "Hana", "Towards a picture");
  const red = await sharp({ create: { width: 300, height: 200, channels: 3, background: "#c8321e" } })
    .png()
    .toBuffer();
  await room.beginFrom(5);
  const before = await room.settledRecipe();
  await room.page
    .getByLabel("Picture to match")
    .setInputFiles({ name: "red.png", mimeType: "image/png", buffer: red });
  await expect(room.page.getByRole("progressbar", { name: "Matching" })).toBeVisible();
  // A hundred steps of gradient descent, at the lowest priority of all that runs.
  await expect(room.page.getByText(/% nearer than before/)).toBeVisible({ timeout: 480_000 });
  // Which controls it takes depends on the picture that the room began with.
  const pulls = await room.page
    .getByRole("tabpanel")
    .getByRole("slider")
    .evaluateAll((faders) => faders.map((fader) => Math.abs(Number(fader.getAttribute("aria-valuenow")))));
  expect(Math.max(...pulls)).toBeGreaterThan(0.2);
  expect(await room.valueOf("Warmth")).not.toBe(0);
  await expect.poll(() => room.settledRecipe(), { message: "all of it is written" }).not.toBeNull();
  await room.press("Undo");
  await expect.poll(() => room.valueOf("Warmth")).toBe(0);
  await expect.poll(() => room.settledRecipe()).toBe(before);

  await room.page
    .getByLabel("Picture to match")
    .setInputFiles({ name: "no.png", mimeType: "image/png", buffer: Buffer.from("no") });
  await expect(room.page.getByText("This file is not a picture that this browser can read.")).toBeVisible();
});

test("transparent parts of a picture are matched as paper", async ({ person }) => {
  const room = await hostARoom(await person("Hana"), "Hana", "Towards nothing");
  const background = { r: 0, g: 0, b: 0, alpha: 0 };
  const clear = await sharp({ create: { width: 90, height: 60, channels: 4, background } })
    .png()
    .toBuffer();
  const asked = room.page.waitForRequest((request) => request.url().includes("/api/match/"));
  await room.page
    .getByLabel("Picture to match")
    .setInputFiles({ name: "clear.png", mimeType: "image/png", buffer: clear });
  const { target } = (await asked).postDataJSON() as { target: { rgb: string } };
  expect([...Buffer.from(target.rgb, "base64").subarray(0, 3)]).toEqual([0xfa, 0xf9, 0xf5]);
});
