import { expect, test } from "../fixtures/server";
import { w } from "../fixtures/words";
import { expectOnePicture, RoomPage } from "../pages/room";
import { hostARoom, publish } from "../pages/work";

test("a host publishes; contributors accept, stay unnamed or withdraw; the work has its label, film and ancestry", async ({
  person,
}) => {
  const host = await hostARoom(await person("Hana"), "Hana", "Night garden");
  const address = new URL(host.page.url()).pathname;
  const ana = await RoomPage.enter(await person("Ana"), address, "Ana");
  const ben = await RoomPage.enter(await person("Ben"), address, "Ben");
  await host.nudge("Warmth", 14);
  await ana.nudge("Contrast", 12);
  await ben.nudge("Relief", 15, "ArrowLeft");
  await expectOnePicture(host, ana, ben);
  await host.page.getByTestId("members").getByRole("button", { name: /^Ana/ }).hover();
  await expect(host.page.getByAltText(w("room.without.withoutValue", { value: "Ana" }))).toBeVisible();

  const work = await publish(host, "Night garden");
  const credits = host.page
    .getByRole("dialog")
    .getByRole("region", { name: w("room.publishedCredits.credits") });
  await expect(credits.getByRole("listitem")).toHaveCount(3);
  await expect(credits.getByRole("img")).toHaveCount(3);
  await host.page
    .getByRole("dialog")
    .getByRole("link", { name: w("room.publishDialog.seeWall") })
    .click();
  await expect(host.page.getByRole("heading", { name: "Night garden", level: 1 })).toBeVisible();
  const label = (page = host.page) => page.getByRole("region", { name: w("works.label.label"), exact: true });
  await expect(label()).toContainText("Hana");
  await expect(label()).not.toContainText("Ana,");
  await expect(label().getByText(w("works.label.anonymous"))).toHaveCount(2);
  await expect(host.page.getByRole("heading", { name: w("works.making.howCameAbout") })).toBeVisible();
  await expect(host.page.getByRole("heading", { name: w("works.ancestry.ancestry") })).toBeVisible();

  const superseded = w("works.onePage.supersededBecause", { why: "someone withdrew" }).replace(/^[, ]+/, "");

  // Each is asked, and answers for themselves.
  await ana.page.goto("/inbox");
  await expect(
    ana.page.getByText(w("inbox.page.titlePublishedHadPart", { title: "Night garden" })),
  ).toBeVisible();
  await ana.page.getByRole("button", { name: w("works.creditAnswer.putMyName") }).click();
  await expect(ana.page.getByText(w("works.creditAnswer.namedLabel"))).toBeVisible();
  await expect(async () => {
    await host.page.goto(work);
    await expect(label().getByText("Ana", { exact: true })).toBeVisible({ timeout: 1000 });
  }).toPass();
  const image = host.page.getByRole("figure").getByRole("img");
  const before = await image.getAttribute("src");

  await ben.page.goto("/inbox");
  await ben.page.getByRole("button", { name: w("works.creditAnswer.removeMyPartWork"), exact: true }).click();
  await ben.page.getByRole("button", { name: w("works.creditAnswer.yesMakeWithoutMe") }).click();
  await expect(ben.page.getByText(w("works.creditAnswer.partRemovedWorkMade"))).toBeVisible();
  await expect(async () => {
    await host.page.goto(work);
    await expect(host.page.getByText(superseded)).toBeVisible({ timeout: 1000 });
  }).toPass();
  expect(await image.getAttribute("src")).not.toBe(before);

  await host.page.goto("/gallery?search=night");
  await expect(host.page.getByRole("link", { name: /Night garden/ }).first()).toBeVisible();
});
