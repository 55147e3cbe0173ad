import { expect, test } from "../fixtures/server";
import { RoomPage } from "../pages/room";
import { hostARoom, publish } from "../pages/work";
test.use({ painted: true });
const S = "/tmp/rat/shots2";
test("look", async ({ person }) => {
  const page = await person("Hana");
  await page.setViewportSize({ width: 1440, height: 900 });
  const room = await hostARoom(page, "Hana", "Shapes");
  const shot = (name: string, p = page) => p.screenshot({ path: `${S}/${name}.png` });
  const works: string[] = [];
  for (const [label, name] of [["Square", "sq"], ["Film 16:9", "film"], ["Tall 2:3", "tall"]] as const) {
    if (name !== "sq") await page.getByRole("radio", { name: label }).click();
    works.push(await publish(room, `A ${name} work`));
    if (name === "tall") await shot("published");
    await page.keyboard.press("Escape");
    await page.waitForTimeout(500);
  }
  await page.getByRole("tab", { name: "Loop" }).click();
  await page.getByRole("button", { name: "Browse seeds" }).click();
  await page.waitForTimeout(6000);
  await shot("seeds");
  await page.keyboard.press("Escape");
  await page.getByRole("tab", { name: "Hands" }).click();
  await page.waitForTimeout(6000);
  await shot("hands");
  await page.getByRole("button", { name: /Moment 1/ }).first().click();
  await page.waitForTimeout(1500);
  await shot("past");
  const v = await person("Vera");
  for (const [width, height] of [[1440, 900], [1024, 800], [390, 844]] as const) {
    await v.setViewportSize({ width, height });
    for (const [path, name] of [[works[2] ?? "", "worktall"], ["/gallery", "gallery"], [(works[1] ?? "").replace("/works/", "/embed/"), "embed"]] as const) {
      await v.goto(path);
      await v.waitForTimeout(1500);
      await v.screenshot({ path: `${S}/${name}-${width}.png` });
    }
  }
  await v.goto((works[1] ?? ""));
  await v.getByRole("heading", { name: "How it came about" }).scrollIntoViewIfNeeded();
  await v.waitForTimeout(800);
  await v.screenshot({ path: `${S}/making.png` });
});
