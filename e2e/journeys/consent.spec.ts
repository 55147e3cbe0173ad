import { expect, test } from "../fixtures/server";
import { said, saying } from "../fixtures/words";
import { invite, makePrivateRoom } from "../pages/private-room";
import { RoomPage } from "../pages/room";

test("a work from a private room waits: those who edited are asked in the room at once, and it is published as they decide", async ({
  person,
}) => {
  const { host } = await makePrivateRoom(await person("Hana"));
  const link = await invite(host, "Editor");
  const ed = await RoomPage.enter(await person("Ed"), link, "Ed");
  await host.nudge("Warmth", 12);
  await ed.nudge("Contrast", 14);
  await expect.poll(() => host.settledRecipe()).not.toBeNull();

  await host.press("Publish");
  const dialog = host.page.getByRole("dialog");
  await dialog.getByLabel(said("Title")).fill("Behind the door");
  await dialog.getByRole("button", { name: said("Publish", "room") }).click();
  await expect(dialog.getByText(saying("One person has not answered yet"))).toBeVisible();

  // Ed is asked where he is, without a reload.
  const question = ed.page.getByRole("region", { name: said("May “Behind the door” be published?") });
  await expect(question).toBeVisible();
  await expect(question.getByAltText(said("“Behind the door”, as it would be published"))).toBeVisible();
  await expect(question.getByRole("list", { name: said("The credit that would stand") })).toContainText(
    new RegExp(`Ed${saying(" (you)", "works.consentQuestion").source}`),
  );
  await expect(question).toContainText(saying("Nobody sees it before all have answered"));
  const visitor = await person("Vera");
  await visitor.goto("/gallery?search=behind");
  await expect(visitor.getByRole("link", { name: /Behind the door/ })).toHaveCount(0);

  await question.getByRole("button", { name: said("Answer later") }).click();
  await expect(question).toBeHidden();
  await ed.page.goto("/inbox");
  await expect(
    ed.page.getByText(said("“Behind the door” waits for your answer before it is published.")),
  ).toBeVisible();
  await ed.page
    .getByRole("list", { name: said("Waiting for your answer before they are published") })
    .getByRole("button", { name: said("Publish it with my name") })
    .click();

  const wall = dialog.getByRole("link", { name: said("See it on the wall") });
  await expect(wall).toBeVisible();
  await wall.click();
  await expect(
    host.page.getByRole("region", { name: said("Label", "works") }).getByText("Ed", { exact: true }),
  ).toBeVisible();
});

test("the host gives up a work that waits, and each room's door says what happens to what people make", async ({
  person,
}) => {
  const { host, path } = await makePrivateRoom(await person("Hana"));
  const link = await invite(host, "Editor");
  const guest = await person("Ed");
  await guest.goto(link);
  await expect(guest.getByText(saying("published only when everyone who edited has answered"))).toBeVisible();
  const ed = await RoomPage.enter(guest, link, "Ed");
  await host.nudge("Warmth", 12);
  await ed.nudge("Contrast", 14);
  await expect.poll(() => host.settledRecipe()).not.toBeNull();
  await host.press("Publish");
  const dialog = host.page.getByRole("dialog");
  await dialog.getByLabel(said("Title")).fill("Better not");
  await dialog.getByRole("button", { name: said("Publish", "room") }).click();
  const question = ed.page.getByRole("region", { name: said("May “Better not” be published?") });
  await expect(question).toBeVisible();
  await dialog.getByRole("button", { name: said("Do not publish it") }).click();
  await expect(dialog).toBeHidden();
  await ed.page.goto(path);
  await ed.isLive();
  await expect(question).toHaveCount(0);

  const stranger = await person("Vera");
  await stranger.goto("/r/commons");
  await expect(stranger.getByText(saying("may publish what is made here at once"))).toBeVisible();
});
