import { expect, test } from "../fixtures/server";
import { Desk } from "../pages/desk";
import { invite, makePrivateRoom } from "../pages/private-room";
import { RoomPage } from "../pages/room";

const FACTS = "Wrote slurs into the chat, again and again.";
const APPEAL = "That was the other Ana, who left before you came.";
const ANSWER = "The lines were those of another guest of that name.";

test("a moderator removes a guest from a private room; the guest reads why, appeals, and another moderator lets them in again", async ({
  person,
  server,
}) => {
  const ada = await Desk.open(await person("Ada"), server, "Ada");
  const { host: hana, path } = await makePrivateRoom(await person("Hana"));
  const ana = await RoomPage.enter(await person("Ana"), await invite(hana, "Editor"), "Ana");

  await test.step("the guest is removed from the wall, and told so with a link to the decision", async () => {
    await ada.page.goto(path.replace("/r/", "/moderation/live/"));
    await ada.page
      .getByRole("group", { name: "About Ana" })
      .getByRole("button", { name: "Remove", exact: true })
      .click();
    const dialog = ada.page.getByRole("dialog");
    await dialog.getByLabel("Rule").selectOption("harassment");
    await dialog.getByLabel("What was found").fill(FACTS);
    await dialog.getByRole("button", { name: "Remove", exact: true }).click();
    await expect(ana.page.getByText(/Moderators have removed you from this room/)).toBeVisible();
    await ana.page.getByRole("link", { name: "Read the decision, or appeal" }).click();
    await ana.page.getByRole("link", { name: "You, removed from the room “Quiet work”" }).click();
  });

  await test.step("the guest reads the statement of reasons, and appeals", async () => {
    const { page } = ana;
    await expect(page.getByRole("region", { name: "Statement of reasons" })).toContainText(FACTS);
    await expect(page.getByText("In this room, and in no other.")).toBeVisible();
    await page.getByLabel(/Why is this decision wrong/).fill(APPEAL);
    await page.getByRole("button", { name: "Send the appeal" }).click();
    await expect(page.getByText("You have appealed. Another moderator has yet to answer.")).toBeVisible();
  });
  const at = new URL(ana.page.url()).pathname.replace("/me/decisions/", "/moderation/cases/");

  await test.step("the moderator who removed her cannot answer; another does", async () => {
    await ada.page.goto(at);
    await expect(ada.page.getByText("You made this decision.")).toBeVisible();
    await expect(ada.page.getByRole("button", { name: "Overturn the decision" })).toHaveCount(0);
    const { page } = await Desk.open(await person("Olu"), server, "Olu");
    await page.goto(at);
    const panel = page.getByRole("region", { name: "Appeal" });
    await expect(panel).toContainText(APPEAL);
    await panel.getByText("Overturn it").click();
    await panel.getByLabel(/for Ana to read/).fill(ANSWER);
    await panel.getByRole("button", { name: "Overturn the decision" }).click();
    await expect(page.getByRole("region", { name: "In the live room" })).toContainText(
      "The member can come into the room again.",
    );
    await expect(page.getByRole("button", { name: "Decide anew" })).toHaveCount(0);
  });

  await test.step("the guest is told, and is in the room again", async () => {
    await ana.page.reload();
    await expect(ana.page.getByText(/Overturned on your appeal\. You can come into the room/)).toBeVisible();
    await expect(ana.page.getByText(ANSWER)).toBeVisible();
    await ana.page.goto(path);
    await ana.isLive();
    await ana.nudge("Warmth", 3);
    await expect.poll(() => hana.valueOf("Warmth")).not.toBe(0);
  });
});
