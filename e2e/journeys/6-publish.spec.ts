import { expect, test } from "../fixtures/server";
import { said } from "../fixtures/words";
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
  await expect(host.page.getByAltText(said("Without Ana"))).toBeVisible();

  const work = await publish(host, "Night garden");
  const credits = host.page.getByRole("dialog").getByRole("region", { name: said("Credits") });
  await expect(credits.getByRole("listitem")).toHaveCount(3);
  await expect(credits.getByRole("img")).toHaveCount(3);
  await host.page
    .getByRole("dialog")
    .getByRole("link", { name: said("See it on the wall") })
    .click();
  await expect(host.page.getByRole("heading", { name: "Night garden", level: 1 })).toBeVisible();
  const label = (page = host.page) => page.getByRole("region", { name: said("Label", "works"), exact: true });
  await expect(label()).toContainText("Hana");
  await expect(label()).not.toContainText("Ana,");
  await expect(label().getByText(said("Anonymous"))).toHaveCount(2);
  await expect(host.page.getByRole("heading", { name: said("How it came about") })).toBeVisible();
  await expect(host.page.getByRole("heading", { name: said("Ancestry") })).toBeVisible();

  const superseded = said(`, superseded because ${said("someone withdrew")}`).replace(/^[, ]+/, "");

  // Each is told in the room, is asked, and answers for themselves; who published is not.
  const told = said(
    "A picture that you had a part in was published. You are unnamed until you say how you want to appear.",
  );
  await expect(ana.page.getByText(told).last()).toBeVisible();
  await expect(ben.page.getByRole("link", { name: said("Say how I appear") })).toHaveAttribute(
    "href",
    "/inbox",
  );
  await ben.page.getByRole("button", { name: said("Later"), exact: true }).click();
  await expect(ben.page.getByRole("link", { name: said("Say how I appear") })).toHaveCount(0);
  await ana.page.goto("/inbox");
  await expect(
    ana.page.getByText(
      said("“Night garden” was published, and you had a part in it. How do you want to appear?"),
    ),
  ).toBeVisible();
  await ana.page.getByRole("button", { name: said("Put my name on it") }).click();
  await expect(ana.page.getByText(said("You are named on the label."))).toBeVisible();
  await expect(async () => {
    await host.page.goto(work);
    await expect(label().getByText("Ana", { exact: true })).toBeVisible({ timeout: 1000 });
  }).toPass();
  const image = host.page.getByRole("figure").getByRole("img");
  const before = await image.getAttribute("src");

  await ben.page.goto("/inbox");
  await ben.page.getByRole("button", { name: said("Remove my part from this work"), exact: true }).click();
  await ben.page.getByRole("button", { name: said("Yes, make it without me") }).click();
  await expect(
    ben.page.getByText(said("Your part was removed: the work was made again without you.")),
  ).toBeVisible();
  await expect(async () => {
    await host.page.goto(work);
    await expect(host.page.getByText(superseded)).toBeVisible({ timeout: 1000 });
  }).toPass();
  expect(await image.getAttribute("src")).not.toBe(before);

  await host.page.goto("/gallery?search=night");
  await expect(host.page.getByRole("link", { name: /Night garden/ }).first()).toBeVisible();
});
