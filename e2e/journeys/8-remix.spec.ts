import { expect, test } from "../fixtures/server";
import { said, saying } from "../fixtures/words";
import { RoomPage } from "../pages/room";
import { hostARoom, publish } from "../pages/work";

test("a visitor remixes a work; a remix of two works shows both parents", async ({ person }) => {
  const hana = await hostARoom(await person("Hana"), "Hana", "Dunes");
  await hana.nudge("Warmth", 12);
  const dunes = await publish(hana, "Dunes");
  const ana = await hostARoom(await person("Ana"), "Ana", "Tides");
  await ana.nudge("Rose", 12);
  const tides = await publish(ana, "Tides");

  const page = await person("Rita");
  await page.goto(dunes);
  await page.getByRole("button", { name: said("Remix") }).click();
  const asks = page.getByRole("dialog", { name: said("Remix this work?") });
  await expect(asks).toContainText(saying("anyone may come in", "works.workActions"));
  await asks.getByRole("button", { name: said("Open a public room") }).click();
  await page.getByLabel(said("Your name")).fill("Rita");
  await page.getByRole("button", { name: said("Come in") }).click();
  const room = new RoomPage(page);
  await room.isLive();
  await room.nudge("Contrast", 12);
  const remix = await publish(room, "Dunes again");
  await page.goto(remix);
  await expect(
    page.getByRole("region", { name: said("Ancestry") }).getByRole("link", { name: "Dunes" }),
  ).toBeVisible();
  await expect(page.getByRole("region", { name: said("Label", "works") })).toContainText(
    said(", through Dunes"),
  );

  await page.goto(dunes);
  await page.getByRole("button", { name: said("Mix with another") }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Tides/ })
    .click();
  await page.getByLabel(new RegExp(`^${said("Breed", "works.mix")}`)).check();
  await page.getByRole("button", { name: said("Open a public room") }).click();
  await room.isLive();
  const both = await publish(room, "Dunes and tides");
  await page.goto(both);
  const ancestry = page.getByRole("region", { name: said("Ancestry") });
  await expect(ancestry.getByRole("link", { name: "Dunes", exact: true })).toBeVisible();
  await expect(ancestry.getByRole("link", { name: "Tides", exact: true })).toBeVisible();
  await page.goto(tides);
  await expect(ancestry.getByRole("link", { name: "Dunes and tides" })).toBeVisible();
});
