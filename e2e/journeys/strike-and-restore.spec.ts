import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/server";
import { makeAccount } from "../pages/account";
import { Desk } from "../pages/desk";
import { Moderator } from "../pages/moderator";
import { RoomPage } from "../pages/room";
import { hostARoom, publish } from "../pages/work";

const FACTS = "The tree is drawn from the mark of a band of arsonists.";
const WHY = "The mark is forty years younger than the tree on the town's seal.";

/** What moderation calls a room and the person who hosts it. */
async function subjectsOf(host: Page, work: string) {
  const slug = new URL(host.url()).pathname.split("/").pop();
  const input = encodeURIComponent(JSON.stringify({ slug }));
  const room = await (await host.request.get(`/api/trpc/room.bySlug?input=${input}`)).json();
  await host.goto(work);
  const person = await host
    .getByRole("region", { name: "Label" })
    .getByRole("link")
    .first()
    .getAttribute("href");
  return { room: `room:${room.result.data.id}`, person: `person:${person?.split("/").pop()}` };
}

test("a wrong decision is undone; the third strike proposes a suspension; works from a removed work are looked at; all is restored", async ({
  person,
  server,
}) => {
  const author = await person("Hana");
  await makeAccount(author, "Hana");
  const room = await hostARoom(author, "Hana", "Orchard");
  await room.nudge("Warmth", 9);
  const work = await publish(room, "Ash tree");
  const subjects = await subjectsOf(author, work);

  const rita = await person("Rita");
  await rita.goto(work);
  await rita.getByRole("button", { name: "Remix" }).click();
  await rita.getByRole("button", { name: "Open a public room" }).click();
  await rita.getByLabel("Your name").fill("Rita");
  await rita.getByRole("button", { name: "Come in" }).click();
  const remixing = new RoomPage(rita);
  await remixing.isLive();
  await remixing.nudge("Contrast", 12);
  const remix = await publish(remixing, "Ash tree in rain");
  await rita.goto(work);
  await rita.getByRole("button", { name: "Report this work" }).click();
  await rita.getByRole("radio", { name: "No threats and no harm" }).check();
  await rita.getByRole("button", { name: "Send the report" }).click();
  await expect(rita.getByRole("dialog", { name: "Reported" })).toBeVisible();
  const status = async (path: string) => (await rita.request.get(path)).status();

  // Two strikes from before.
  const before = await Moderator.begin(await person("Mo"), server, "Mo");
  for (const subject of [subjects.person, subjects.room])
    await before.decide(subject, { person: "warn", strike: true });

  // A slip: hidden where it should be left. Undone, it is as if it had not been.
  const ada = await Desk.open(await person("Ada"), server, "Ada");
  const { page } = ada;
  await ada.case("Ash tree");
  await ada.choose("The work", "Hide");
  await page.getByLabel("What was found").fill("Looks like the mark, at a glance.");
  await page.getByRole("button", { name: "Hide it", exact: true }).click();
  await expect(ada.history()).toContainText("Ada decided: hidden");
  expect(await status(work)).toBe(410);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(ada.history()).toContainText("took the decision back as a slip");
  expect(await status(work)).toBe(200);

  // The third strike proposes a suspension, and does nothing by itself.
  await ada.choose("The work", "Remove");
  await page.getByLabel("What was found").fill(FACTS);
  await page.getByRole("checkbox", { name: /Counts as a strike: 2 of 3 now/ }).check();
  await expect(page.getByText("This would be strike 3 of 3 for Hana")).toBeVisible();
  await expect(page.getByRole("button", { name: "Remove it", exact: true })).toBeEnabled();
  await page.getByRole("button", { name: "Suspend for 7 days" }).click();
  await page.getByRole("button", { name: "Remove it and suspend Hana" }).click();
  await expect(ada.history()).toContainText("Ada decided: removed, suspended, a strike");
  expect(await status(work)).toBe(410);
  await author.goto("/r/commons");
  await expect(author.getByText(FACTS)).toBeVisible();
  await expect(author.getByTestId("picture")).toHaveCount(0);

  // What came of it still hangs, until somebody has looked at it.
  expect(await status(remix)).toBe(200);
  const lineage = page.getByRole("region", { name: "Lineage" });
  await expect(lineage).toContainText("1 work came of what was removed");
  await lineage.getByRole("checkbox", { name: "Choose Ash tree in rain" }).check();
  await lineage.getByRole("button", { name: "Open a case for 1 work" }).click();
  await expect(page.getByText("1 work put into the queue.")).toBeVisible();
  expect(await status(remix)).toBe(200);
  await ada.queue();
  await ada.case("Ash tree in rain");
  await expect(page.getByRole("region", { name: "Flags" })).toContainText("came of “Ash tree”");
  await page.getByLabel("What was found").fill("It shows rain, and a tree like any other.");
  await page.getByRole("combobox", { name: "Rule" }).selectOption({ label: "No threats and no harm" });
  await page.getByRole("button", { name: "Close: nothing against the rules" }).click();
  await expect(ada.history()).toContainText("nothing against the rules");

  // Somebody else sees that it was wrong: the work is back, and so is its author.
  const bea = await Desk.open(await person("Bea"), server, "Bea");
  await bea.queue("?state=decided");
  await bea.case("Ash tree");
  await bea.page.getByRole("button", { name: "Restore", exact: true }).click();
  await bea.page.getByLabel(/Why it is restored/).fill(WHY);
  await bea.page.getByRole("button", { name: "Restore everything" }).click();
  await expect(bea.history()).toContainText("Bea restored it");
  expect(await status(work)).toBe(200);
  await author.goto("/inbox");
  const told = author.getByRole("link", { name: /“Ash tree”: The decision was taken back/ }).first();
  await expect(author.getByText(WHY)).toBeVisible();
  await told.click();
  await expect(author.getByRole("heading", { name: "Statement of reasons" })).toBeVisible();
  await expect(author.getByText(WHY)).toBeVisible();
  await author.goto("/r/commons");
  await new RoomPage(author).isLive();
});
