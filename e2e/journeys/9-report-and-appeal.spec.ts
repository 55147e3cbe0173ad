import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/server";
import { said, saying } from "../fixtures/words";
import { makeAccount } from "../pages/account";
import { Desk, expectLoaded } from "../pages/desk";
import { hostARoom, publish } from "../pages/work";

const FACTS = "The wheel in the middle is the sign of a movement that preaches hatred.";
const APPEAL = "It is the wheel on the flag of my grandmother's village, there since 1820.";
const ANSWER = "The village's flag is older than the movement by a century.";

const noun = said("work", "terms.subjects");
const theWork = said(`The ${noun}`, "desk.decideForm");
/** What the button says that does this to a work. */
const it = (does: string) => said(`${said(does, "moderation.draft")} it`, "moderation.draft");
/** What a case's history says of a decision. */
const decided = (done: string, rule: string) =>
  said(`decided: ${done}, under “${said(rule)}”`, "desk.eventWords");

/** A visitor says that a work is against a rule. */
async function reports(page: Page, work: string, rule: string, text: string): Promise<void> {
  await page.goto(work);
  await page.getByRole("button", { name: said(`Report ${said("this work")}`) }).click();
  await page.getByRole("radio", { name: said(rule) }).check();
  await page.getByLabel(said("What should a moderator know?")).fill(text);
  await page.getByRole("button", { name: said("Send the report") }).click();
  await expect(page.getByRole("dialog", { name: said("Reported") })).toBeVisible();
}

test("a work is reported, hidden with a reason, appealed and shown again; everyone is told, and the log shows each step", async ({
  person,
  server,
}) => {
  const author = await person("Hana");
  await makeAccount(author, "Hana");
  const room = await hostARoom(author, "Hana", "Village fair");
  await room.nudge("Warmth", 9);
  const work = await publish(room, "Flag with a wheel");
  const reporter = await person("Visitor");
  await reports(reporter, work, "No hatred", "The wheel is their symbol.");

  // The first moderator finds it in the queue by keys, with its evidence, and hides it.
  const ada = await Desk.open(await person("Ada"), server, "Ada");
  await expect(ada.row("Flag with a wheel")).toContainText(said("1 report"));
  await expect(ada.page.getByRole("link", { name: saying(" waiting", "frame.header") })).toBeVisible();
  await expect(async () => {
    await ada.page.keyboard.press("j");
    await expect(ada.row("Flag with a wheel").getByRole("link")).toBeFocused({ timeout: 500 });
  }).toPass();
  await ada.page.keyboard.press("c");
  await expect(ada.row("Flag with a wheel").getByText(said("You have it"))).toBeVisible();
  await ada.page.keyboard.press("Enter");
  await expect(ada.page.getByRole("heading", { name: "Flag with a wheel", level: 1 })).toBeVisible();
  await expect(ada.page.getByRole("region", { name: said("Reports", "desk") })).toContainText(
    "The wheel is their symbol.",
  );
  await expectLoaded(ada.page, said("The picture of Flag with a wheel"));
  await ada.page.keyboard.press("p");
  await expect(ada.page.getByRole("list", { name: said("What was done") })).toContainText("Hana");
  await ada.choose(theWork, said("Hide", "desk"));
  await ada.choose("Hana", said("Warn", "desk"));
  await ada.page.getByLabel(said("What was found")).fill(FACTS);
  const preview = ada.page.locator("details").filter({ hasText: said("As Hana will read it") });
  await expect(preview).toContainText(said("The work is hidden."));
  await expect(preview).toContainText(FACTS);
  await ada.page
    .getByRole("button", { name: said(`${it("Hide")} and ${said("warn Hana")}`, "moderation.draft") })
    .click();
  await expect(ada.history()).toContainText(
    `Ada ${decided(`${said("hidden", "desk.done")}, ${said("warned", "desk.done")}`, "No hatred")}`,
  );

  // It is gone for everyone else, with its reason; moderators still see it.
  expect((await reporter.goto(work))?.status()).toBe(410);
  await expect(reporter.getByText(FACTS)).toBeVisible();
  await ada.page.reload();
  await expectLoaded(ada.page, said("The picture of Flag with a wheel"));

  // Its author reads why, and appeals.
  await author.goto("/inbox");
  await author
    .getByRole("link", {
      name: `${said(`About your ${noun} “Flag with a wheel”`)}: ${said("It is hidden.", "server")}`,
    })
    .click();
  await expect(author.getByText(FACTS)).toBeVisible();
  await expect(author.getByRole("main")).not.toContainText("Ada");
  await author.getByLabel(saying("Why is this decision wrong?")).fill(APPEAL);
  await author.getByRole("button", { name: said("Send the appeal") }).click();
  await expect(author.getByText(saying("You have appealed."))).toBeVisible();

  // Who decided does not answer; another moderator does.
  await ada.page.reload();
  await expect(ada.page.getByText(said("You made this decision."))).toBeVisible();
  await expect(ada.page.getByRole("group", { name: said("Your answer") })).toHaveCount(0);
  const bea = await Desk.open(await person("Bea"), server, "Bea");
  await expect(bea.row("Flag with a wheel")).toContainText(said("Appealed", "desk.queueRow"));
  await bea.case("Flag with a wheel");
  await expect(bea.page.getByRole("region", { name: said("Appeal", "desk") })).toContainText(APPEAL);
  await bea.choose(said("Your answer"), said("Overturn it"));
  await bea.page.getByLabel(said("Why, for Hana to read")).fill(ANSWER);
  await bea.page.getByRole("button", { name: said("Overturn the decision") }).click();
  await expect(bea.history()).toContainText(`Bea ${said("overturned it on appeal")}`);

  // The work is back, and those whom it concerns are told.
  expect((await reporter.goto(work))?.status()).toBe(200);
  await expect(reporter.getByRole("heading", { name: "Flag with a wheel", level: 1 })).toBeVisible();
  await author.goto("/inbox");
  await author
    .getByRole("link", {
      name: said("Your appeal was right: the decision is overturned and everything is as it was."),
    })
    .click();
  await expect(author.getByText(ANSWER)).toBeVisible();
  await reporter.goto("/inbox");
  await expect(
    reporter.getByText(said("On appeal, another moderator overturned the decision.")),
  ).toBeVisible();
  await reporter.goto("/me/reports");
  await expect(reporter.getByRole("article")).toContainText(said("Overturned", "me"));
  await reporter.goto("/log");
  const logged = (english: string) => said(english, "transparency.logDeeds");
  for (const what of [
    `${logged("hidden")}, ${logged("person warned")}`,
    logged("appealed"),
    logged("appeal heard, decision overturned"),
  ])
    await expect(
      reporter.getByRole("row", { name: `${said(`a ${noun}`, "transparency")} ${what}` }).first(),
    ).toBeVisible();
  expect(await reporter.getByRole("main").textContent()).not.toMatch(/wheel|Hana|Ada|Bea/);
});

test("when two moderators work on one case, the second sees what the first did, and keeps their typed text", async ({
  person,
  server,
}) => {
  const room = await hostARoom(await person("Lou"), "Lou", "Quay");
  await room.nudge("Contrast", 8);
  const work = await publish(room, "Quay at four");
  await reports(await person("Visitor"), work, "No cruelty for its own sake", "Blood.");
  const ada = await Desk.open(await person("Ada2"), server, "Ada2");
  const bea = await Desk.open(await person("Bea2"), server, "Bea2");
  for (const desk of [ada, bea]) {
    await desk.case("Quay at four");
    await desk.page
      .getByLabel(said("What was found"))
      .fill(`${desk === ada ? "Ada" : "Bea"} saw nothing cruel in it.`);
  }
  await ada.page.getByRole("button", { name: said("Close: nothing against the rules") }).click();
  await expect(ada.history()).toContainText(said("nothing against the rules", "desk"));
  await bea.choose(theWork, said("Remove", "desk.decideForm"));
  await bea.page.getByRole("button", { name: it("Remove") }).click();
  const alert = bea.page.getByRole("alert").filter({ hasText: said("Somebody acted first") });
  await expect(alert).toContainText(said("Ada2 decided it."));
  await expect(bea.history()).toContainText(
    `Ada2 ${decided(said("nothing against the rules", "desk"), "No cruelty for its own sake")}`,
  );
  expect((await bea.page.request.get(work)).status()).toBe(200);
  await bea.page.getByRole("button", { name: said("Go on with what you wrote") }).click();
  await expect(bea.page.getByLabel(said("What was found"))).toHaveValue("Bea saw nothing cruel in it.");
});

test("several cases are decided at once, and the decision is undone from the toast or from the line that stays", async ({
  person,
  server,
}) => {
  const room = await hostARoom(await person("Mara"), "Mara", "Sale");
  const visitor = await person("Visitor");
  const works: string[] = [];
  for (const title of ["Sale one", "Sale two"]) {
    await room.nudge("Warmth", 7);
    works.push(await publish(room, title));
    await room.page.keyboard.press("Escape");
  }
  for (const work of works)
    await reports(visitor, work, "No advertising and no flooding", "An advertisement.");
  const ada = await Desk.open(await person("Ada3"), server, "Ada3");
  const { page } = ada;
  const statuses = () => Promise.all(works.map(async (work) => (await page.request.get(work)).status()));
  const hideBoth = async () => {
    await ada.queue("?rule=spam");
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await expect(page.getByText(said(`${said("2 cases")} selected`))).toBeVisible();
    await page.keyboard.press("d");
    await ada.choose(said("What they made"), said("Hide", "desk"));
    await page.getByLabel(said("What was found")).fill("The same advertisement again.");
    await page.getByRole("button", { name: said(`Decide ${said("2 cases")}`) }).click();
    await expect(page.getByText(said(`Decided: ${said("2 cases")}.`))).toBeVisible();
    await expect.poll(statuses).toEqual([410, 410]);
  };
  await hideBoth();
  await page.getByRole("button", { name: said("Undo", "desk"), exact: true }).click();
  await expect.poll(statuses).toEqual([200, 200]);
  await hideBoth();
  await page.reload();
  await page
    .getByRole("list", { name: said("Decided together") })
    .getByRole("button", { name: said("Undo all 2") })
    .click();
  await expect.poll(statuses).toEqual([200, 200]);
  await expect(page.getByRole("list", { name: said("Decided together") })).toHaveCount(0);

  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: said("Keys", "desk") })).toBeVisible();
  await page.getByLabel(said("Single keys do these things", "desk")).uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: said("Keys", "desk") })).toHaveCount(0);
});

test("the desk exists only for moderators", async ({ person }) => {
  const page = await person("Rita");
  const paths = ["/moderation", "/moderation/cases/work-0123456789abcdef-1"];
  for (const path of paths) expect((await page.goto(path))?.status(), path).toBe(404);
  await makeAccount(page, "Rita");
  for (const path of paths) expect((await page.goto(path))?.status(), path).toBe(404);
  await expect(page.getByRole("link", { name: saying("Moderation", "frame.header") })).toHaveCount(0);
});
