import { expect, test } from "../fixtures/server";
import { Moderator } from "../pages/moderator";
import { RoomPage } from "../pages/room";
import { hostARoom, publish } from "../pages/work";

const HOUR = 3_600_000;

test("a visitor reports a work without a name; the work stays until the decision, and reporter and publisher learn the outcome", async ({
  person,
  server,
}) => {
  const hana = await hostARoom(await person("Hana"), "Hana", "Salt marsh");
  await hana.nudge("Warmth", 9);
  const work = await publish(hana, "Low water");
  await hana.page.goto(work);
  await expect(hana.page.getByRole("button", { name: "Remix" })).toBeEnabled();
  await expect(hana.page.getByRole("button", { name: /^Report/ })).toHaveCount(0);

  const page = await person("Visitor");
  await page.goto(work);
  const report = async (rule: string) => {
    await page.getByRole("button", { name: "Report this work" }).click();
    await page.getByRole("radio", { name: rule }).check();
    return page.getByRole("dialog");
  };
  const dialog = await report("Others' rights");
  await dialog.getByLabel("Which right is it, and whose?").fill("A photograph by R. Doe.");
  await dialog.getByRole("button", { name: "Send the report" }).click();
  await expect(page.getByRole("dialog", { name: "Reported" })).toContainText("until then it stays as it is");
  await page.getByRole("button", { name: "Done" }).click();
  await (await report("No hatred")).getByRole("button", { name: "Send the report" }).click();
  await expect(page.getByRole("dialog", { name: "You reported this before" })).toBeVisible();
  await page.getByRole("link", { name: "My reports" }).click();
  await expect(page.getByRole("article")).toContainText("Low water");
  await expect(page.getByRole("article")).toContainText("Waiting");
  expect((await page.request.get(work)).status()).toBe(200);

  const moderator = await Moderator.begin(await person("Mona"), server, "Mona");
  const facts = "It repeats a photograph by R. Doe.";
  const found = await moderator.decide(`work:${work.split("/").pop()}`, {
    content: "hide",
    rule: "rights",
    facts,
  });
  expect((await page.goto(work))?.status()).toBe(410);
  await expect(page.getByText(facts)).toBeVisible();
  await expect(page.getByRole("link", { name: /Read the decision/ })).toHaveCount(0);
  expect((await page.goto(`/me/decisions/${found}`))?.status()).toBe(404);
  await page.goto("/inbox");
  await page.getByRole("link", { name: "You reported “Low water”. Moderators acted on it." }).click();
  await expect(page.getByRole("article")).toContainText("Acted on");

  const author = hana.page;
  await author.goto(work);
  await author.getByRole("link", { name: "Read the decision, or appeal" }).click();
  await expect(author.getByText("The work is hidden.")).toBeVisible();
  await expect(author.getByRole("link", { name: "Others' rights" })).toHaveAttribute("href", "/rules#rights");
  await author.getByLabel(/Why is this decision wrong/).fill("R. Doe is my stage name.");
  await author.getByRole("button", { name: "Send the appeal" }).click();
  await expect(author.getByText("You have appealed.")).toBeVisible();
  await expect(author.getByRole("button", { name: "Send the appeal" })).toHaveCount(0);

  await page.goto("/log");
  await expect(page.getByRole("row", { name: /a work hidden/ }).first()).toBeVisible();
  expect(await page.getByRole("main").textContent()).not.toMatch(/Low water|Hana|Doe|Mona/);
});

test("somebody who is muted, suspended or banned reads it in the room, at its door and on every page, and can appeal", async ({
  person,
  server,
}) => {
  const host = await hostARoom(await person("Hana"), "Hana", "Quiet");
  const address = new URL(host.page.url()).pathname;
  const mal = await RoomPage.enter(await person("Mal"), address, "Mal");
  const page = mal.page;
  await page.getByLabel("Message").fill("shouting");
  await page.keyboard.press("Enter");
  await host.page.getByRole("button", { name: /^Report what Mal said/ }).click();
  await host.page.getByRole("radio", { name: "No hounding of people" }).check();
  await host.page.getByRole("button", { name: "Send the report" }).click();
  await host.page.getByRole("button", { name: "Done" }).click();
  await host.memberAction("Mal", "Report");
  await expect(host.page.getByRole("dialog", { name: "Report Mal" })).toBeVisible();
  await host.page.keyboard.press("Escape");
  await mal.press("Report this room");
  await expect(page.getByRole("dialog", { name: "Report this room" })).toBeVisible();
  await page.keyboard.press("Escape");

  const moderator = await Moderator.begin(await person("Mona"), server, "Mona");
  const me = await (await page.request.get("/api/trpc/me.get")).json();
  const subject = `person:${me.result.data.actor}`;
  const until = Date.now() + HOUR;
  await moderator.decide(subject, {
    person: "mute",
    until,
    rule: "harassment",
    facts: "They were shouting.",
  });
  await page.getByLabel("Message").fill("again");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Message")).toHaveCount(0);
  await expect(page.getByRole("status").filter({ hasText: "No hounding of people" })).toBeVisible();

  const facts = "They threatened somebody.";
  const found = await moderator.decide(subject, { person: "ban", until, rule: "threats", facts });
  await expect(page.getByRole("heading", { name: "You are banned here" })).toBeVisible();
  await expect(page.getByText(facts)).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "You are banned here" })).toBeVisible();
  await page.goto("/gallery");
  await page.getByRole("link", { name: "Read the decision, or appeal" }).click();
  await expect(page).toHaveURL(`/me/decisions/${found}`);
  await page.goto("/appeals");
  await expect(page).toHaveURL(`/me/decisions/${found}`);
  await page.getByLabel(/Why is this decision wrong/).fill("Somebody else used this browser.");
  await page.getByRole("button", { name: "Send the appeal" }).click();
  await expect(page.getByText("You have appealed.")).toBeVisible();
});
