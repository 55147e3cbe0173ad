import { expect, test } from "../fixtures/server";
import { makeAccount } from "../pages/account";
import { RoomPage } from "../pages/room";
import { hostARoom, publish } from "../pages/work";

const shot = async (room: { screenshot: (to: { path: string }) => Promise<unknown> }, name: string) => {
  if (process.env.SHOTS) await room.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
};

test("a room fills the screen at an address of its own: names fade in when somebody acts, controls hide, and the loop plays", async ({
  person,
}) => {
  const page = await person("Hana");
  const hana = await hostARoom(page, "Hana", "Lights out");
  const path = new URL(page.url()).pathname;
  await page.getByRole("tab", { name: "Loop" }).click();
  await hana.press("Keep this picture");
  await page.getByRole("tab", { name: "Directions" }).click();
  await hana.nudge("Warmth", 12);
  await page.getByRole("tab", { name: "Loop" }).click();
  await hana.press("Keep this picture");

  const beamer = await person("Beamer");
  await RoomPage.enter(beamer, path, "Beamer").then((room) => room.press("Stage"));
  await expect(beamer).toHaveURL(`${path}/stage`);
  const stage = beamer.getByRole("main", { name: "Lights out, on the stage" });
  await expect(stage).toHaveAttribute("data-quiet", "true");
  await expect(beamer.getByTestId("acts").getByRole("listitem", { includeHidden: true })).toHaveCount(0);
  const { width, height } = (await beamer.getByTestId("picture").boundingBox()) ?? { width: 0, height: 0 };
  expect([width, height], "the picture is as high as the screen").toEqual([800, 800]);
  await shot(beamer, "stage-quiet");

  await page.getByRole("tab", { name: "Directions" }).click();
  await hana.nudge("Detail", 3);
  // It fades: both are looked for at once.
  await expect(beamer.getByTestId("acts")).toContainText(/Hana.*Detail/);
  await shot(beamer, "stage-acts");
  await expect(beamer.getByTestId("acts")).toHaveText("");

  await beamer.mouse.move(300, 300);
  await expect(stage).toHaveAttribute("data-quiet", "false");
  await beamer.getByRole("button", { name: "Play the loop" }).click();
  await expect(beamer.getByTestId("stage-loop")).not.toHaveAttribute("data-drawn", "0");
  await expect(beamer.getByTestId("stage-loop")).toBeVisible();
  await shot(beamer, "stage-loop");
  await beamer.getByRole("button", { name: "Back to the live picture" }).click();

  await beamer.reload();
  await expect(stage).toBeVisible();
  await beamer.keyboard.press("Escape");
  await expect(beamer).toHaveURL(path);
  await new RoomPage(beamer).isLive();
  await beamer.goBack();
  await expect(stage).toBeVisible();
});

test("an exhibition hangs on the stage: works in turn, each with its label and a QR code that leads to its record", async ({
  person,
}) => {
  const hana = await hostARoom(await person("Hana"), "Hana", "Weather");
  const works: string[] = [];
  for (const title of ["First rain", "Long wind"]) {
    await hana.nudge("Warmth", 6);
    works.push(await publish(hana, title));
    await hana.page.getByRole("button", { name: "Back to the room" }).click();
  }
  const page = await person("Cora");
  await makeAccount(page, "Cora");
  await page.goto("/exhibitions");
  await page.getByRole("button", { name: "New exhibition" }).click();
  await page.getByRole("dialog").getByLabel("Title").fill("Skies");
  await page.getByRole("button", { name: "Begin" }).click();
  await expect(page).toHaveURL(/collections\/[\w-]{12}\/edit/);
  const exhibition = page.url().replace("collections", "exhibitions").replace("/edit", "");
  for (const work of works) {
    await page.goto(work);
    await page.getByRole("button", { name: "Add to collection" }).click();
    const box = page.getByRole("dialog").getByRole("checkbox", { name: "Skies" });
    await box.click();
    await expect(box).toBeChecked();
  }
  await page.goto(exhibition);
  await page.getByRole("link", { name: "Hang it on a stage" }).click();
  await expect(page.getByRole("heading", { name: "First rain" })).toBeVisible();
  await expect(page.getByText("CC BY-SA")).toBeVisible();
  await expect(page.getByRole("img", { name: "QR code of the record of First rain" })).toBeVisible();
  await shot(page, "exhibition-stage");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("heading", { name: "Long wind" })).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("heading", { name: "First rain" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(exhibition);
});
