import sharp from "sharp";
import { expect, test } from "../fixtures/server";
import { hostARoom } from "../pages/work";

test("someone drops a picture: their share alone moves towards it, and one undo takes it back", async ({
  person,
}) => {
  const room = await hostARoom(await person("Hana"), "Hana", "Towards a picture");
  const red = await sharp({ create: { width: 300, height: 200, channels: 3, background: "#c8321e" } })
    .png()
    .toBuffer();
  const before = await room.settledRecipe();
  await room.page
    .getByLabel("Picture to match")
    .setInputFiles({ name: "red.png", mimeType: "image/png", buffer: red });
  await expect(room.page.getByRole("progressbar", { name: "Matching" })).toBeVisible();
  await expect(room.page.getByText(/% nearer than before/)).toBeVisible({ timeout: 60_000 });
  expect(Math.abs(await room.valueOf("Warmth"))).toBeGreaterThan(0.2);
  await room.press("Undo");
  await expect.poll(() => room.valueOf("Warmth")).toBe(0);
  await expect.poll(() => room.settledRecipe(), { timeout: 20_000 }).toBe(before);

  await room.page
    .getByLabel("Picture to match")
    .setInputFiles({ name: "no.png", mimeType: "image/png", buffer: Buffer.from("no") });
  await expect(room.page.getByText("This file is no picture")).toBeVisible();
});
