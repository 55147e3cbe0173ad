import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/server";
import { makeAccount } from "../pages/account";
import { Desk, expectLoaded } from "../pages/desk";
import { hostARoom, publish } from "../pages/work";

const FACTS = "The wheel in the middle is the sign of a movement that preaches hatred.";
const APPEAL = "It is the wheel on the flag of my grandmother's village, there since 1820.";
const ANSWER = "The village's flag is older than the movement by a century.";

/** A visitor says that a work is against a rule. */
async function reports(page: Page, work: string, rule: string, text: string): Promise<void> {
  await page.goto(work);
  await page.getByRole("button", { name: "Report this work" }).click();
  await page.getByRole("radio", { name: rule }).check();
  await page.getByLabel(/What should a moderator know/).fill(text);
  await page.getByRole("button", { name: "Send the report" }).click();
  await expect(page.getByRole("dialog", { name: "Reported" })).toBeVisible();
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
  await expect(ada.row("Flag with a wheel")).toContainText("1 report");
  await expect(ada.page.getByRole("link", { name: /^Moderation, \d+ waiting$/ })).toBeVisible();
  await expect(async () => {
    await ada.page.keyboard.press("j");
    await expect(ada.row("Flag with a wheel").getByRole("link")).toBeFocused({ timeout: 500 });
  }).toPass();
  await ada.page.keyboard.press("c");
  await expect(ada.row("Flag with a wheel").getByText("You have it")).toBeVisible();
  await ada.page.keyboard.press("Enter");
  await expect(ada.page.getByRole("heading", { name: "Flag with a wheel", level: 1 })).toBeVisible();
  await expect(ada.page.getByRole("region", { name: "Reports" })).toContainText("The wheel is their symbol.");
  await expectLoaded(ada.page, "The picture of Flag with a wheel");
  await ada.page.keyboard.press("p");
  await expect(ada.page.getByRole("list", { name: "What was done" })).toContainText("Hana");
  await ada.choose("The work", "Hide");
  await ada.choose("Hana", "Warn");
  await ada.page.getByLabel("What was found").fill(FACTS);
  const preview = ada.page.locator("details").filter({ hasText: "As Hana will read it" });
  await expect(preview).toContainText("The work is hidden.");
  await expect(preview).toContainText(FACTS);
  await ada.page.getByRole("button", { name: "Hide it and warn Hana" }).click();
  await expect(ada.history()).toContainText("Ada decided: hidden, warned");

  // It is gone for everyone else, with its reason; moderators still see it.
  expect((await reporter.goto(work))?.status()).toBe(410);
  await expect(reporter.getByText(FACTS)).toBeVisible();
  await ada.page.reload();
  await expectLoaded(ada.page, "The picture of Flag with a wheel");

  // Its author reads why, and appeals.
  await author.goto("/inbox");
  await author.getByRole("link", { name: /About your work “Flag with a wheel”: It is hidden/ }).click();
  await expect(author.getByText(FACTS)).toBeVisible();
  await expect(author.getByRole("main")).not.toContainText("Ada");
  await author.getByLabel(/Why is this decision wrong/).fill(APPEAL);
  await author.getByRole("button", { name: "Send the appeal" }).click();
  await expect(author.getByText("You have appealed.")).toBeVisible();

  // Who decided does not answer; another moderator does.
  await ada.page.reload();
  await expect(ada.page.getByText("You made this decision.")).toBeVisible();
  await expect(ada.page.getByRole("group", { name: "Your answer" })).toHaveCount(0);
  const bea = await Desk.open(await person("Bea"), server, "Bea");
  await expect(bea.row("Flag with a wheel")).toContainText("Appealed");
  await bea.case("Flag with a wheel");
  await expect(bea.page.getByRole("region", { name: "Appeal" })).toContainText(APPEAL);
  await bea.choose("Your answer", "Overturn it");
  await bea.page.getByLabel("Why, for Hana to read").fill(ANSWER);
  await bea.page.getByRole("button", { name: "Overturn the decision" }).click();
  await expect(bea.history()).toContainText("Bea overturned it on appeal");

  // The work is back, and those whom it concerns are told.
  expect((await reporter.goto(work))?.status()).toBe(200);
  await expect(reporter.getByRole("heading", { name: "Flag with a wheel", level: 1 })).toBeVisible();
  await author.goto("/inbox");
  await author.getByRole("link", { name: /Your appeal was right/ }).click();
  await expect(author.getByText(ANSWER)).toBeVisible();
  await reporter.goto("/inbox");
  await expect(reporter.getByText(/another moderator overturned the decision/)).toBeVisible();
  await reporter.goto("/me/reports");
  await expect(reporter.getByRole("article")).toContainText("Overturned");
  await reporter.goto("/log");
  for (const what of [/a work hidden, person warned/, /a work appealed/, /appeal heard, decision overturned/])
    await expect(reporter.getByRole("row", { name: what }).first()).toBeVisible();
  expect(await reporter.getByRole("main").textContent()).not.toMatch(/wheel|Hana|Ada|Bea/);
});

test("when two moderators work on one case, the second sees what the first did, and keeps their typed text", async ({
  person,
  server,
}) => {
  const room = await hostARoom(await person("Lou"), "Lou", "Quay");
  await room.nudge("Contrast", 8);
  const work = await publish(room, "Quay at four");
  await reports(await person("Visitor"), work, "No cruelty", "Blood.");
  const ada = await Desk.open(await person("Ada2"), server, "Ada2");
  const bea = await Desk.open(await person("Bea2"), server, "Bea2");
  for (const desk of [ada, bea]) {
    await desk.case("Quay at four");
    await desk.page
      .getByLabel("What was found")
      .fill(`${desk === ada ? "Ada" : "Bea"} saw nothing cruel in it.`);
  }
  await ada.page.getByRole("button", { name: "Close: nothing against the rules" }).click();
  await expect(ada.history()).toContainText("nothing against the rules");
  await bea.choose("The work", "Remove");
  await bea.page.getByRole("button", { name: "Remove it" }).click();
  const alert = bea.page.getByRole("alert").filter({ hasText: "Somebody acted first" });
  await expect(alert).toContainText("Ada2 decided it");
  await expect(bea.history()).toContainText("Ada2 decided: nothing against the rules");
  expect((await bea.page.request.get(work)).status()).toBe(200);
  await bea.page.getByRole("button", { name: "Go on with what you wrote" }).click();
  await expect(bea.page.getByLabel("What was found")).toHaveValue("Bea saw nothing cruel in it.");
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
  for (const work of works) await reports(visitor, work, "No advertising", "An advertisement.");
  const ada = await Desk.open(await person("Ada3"), server, "Ada3");
  const { page } = ada;
  const statuses = () => Promise.all(works.map(async (work) => (await page.request.get(work)).status()));
  const hideBoth = async () => {
    await ada.queue("?rule=spam");
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await expect(page.getByText("2 cases selected")).toBeVisible();
    await page.keyboard.press("d");
    await ada.choose("What they made", "Hide");
    await page.getByLabel("What was found").fill("The same advertisement again.");
    await page.getByRole("button", { name: "Decide 2 cases" }).click();
    await expect(page.getByText("Decided: 2 cases.")).toBeVisible();
    await expect.poll(statuses).toEqual([410, 410]);
  };
  await hideBoth();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect.poll(statuses).toEqual([200, 200]);
  await hideBoth();
  await page.reload();
  await page
    .getByRole("list", { name: "Decided together" })
    .getByRole("button", { name: "Undo all 2" })
    .click();
  await expect.poll(statuses).toEqual([200, 200]);
  await expect(page.getByRole("list", { name: "Decided together" })).toHaveCount(0);

  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await page.getByLabel("Single keys do these things").uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toHaveCount(0);
});

test("the desk exists only for moderators", async ({ person }) => {
  const page = await person("Rita");
  const paths = ["/moderation", "/moderation/cases/work-0123456789abcdef-1"];
  for (const path of paths) expect((await page.goto(path))?.status(), path).toBe(404);
  await makeAccount(page, "Rita");
  for (const path of paths) expect((await page.goto(path))?.status(), path).toBe(404);
  await expect(page.getByRole("link", { name: /^Moderation/ })).toHaveCount(0);
});
