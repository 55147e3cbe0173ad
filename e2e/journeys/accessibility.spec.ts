import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/server";
import { Desk } from "../pages/desk";
import { Moderator } from "../pages/moderator";
import { RoomPage } from "../pages/room";
import { hostARoom, publish } from "../pages/work";

/** What breaks a rule on the page as it stands, in both themes. */
async function faults(page: Page, what: string): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await stillness(page);
    const axe = new AxeBuilder({ page });
    // All that a theme changes is its colours.
    const { violations } = await (colorScheme === "light"
      ? axe.withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
      : axe.withRules(["color-contrast"])
    ).analyze();
    found.push(
      ...violations.map(({ id, nodes }) => `${what}, ${colorScheme}: ${id}: ${nodes[0]?.target.join(" ")}`),
    );
  }
  return found;
}
/** Waits until nothing fades or moves any more: a colour half on its way has no contrast to judge. */
const stillness = (page: Page) =>
  page.evaluate(async () => {
    const passing = () =>
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    while (passing().some(({ playState }) => playState === "running"))
      await Promise.allSettled(passing().map(({ finished }) => finished));
  });

async function faultsOf(page: Page, paths: readonly string[], as = ""): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    await page.goto(path);
    found.push(...(await faults(page, as + path)));
  }
  return found;
}

const CALM = { reducedMotion: "reduce" } as const;

test.use({ painted: true });

test("no page breaks a rule of WCAG 2.2 AA that a tool can check", async ({ person }) => {
  const page = await person("Ana", CALM);
  const found = await faultsOf(page, [
    "/",
    "/rooms",
    "/gallery",
    "/verify",
    "/models",
    "/models/fields",
    "/account",
  ]);
  const room = await RoomPage.enter(page, "/r/commons", "Ana");
  await expect.poll(() => room.settledRecipe()).not.toBeNull();
  for (const tab of ["Directions", "Desk", "Palette"]) {
    await page.getByRole("tab", { name: tab }).click();
    found.push(...(await faults(page, `room, ${tab}`)));
  }
  const hosted = await hostARoom(page, "Ana", "Plain");
  await hosted.nudge("Warmth", 9);
  const work = await publish(hosted, "Plain");
  found.push(...(await faults(page, "published")));
  found.push(...(await faultsOf(page, [work, `${work}/record`, "/inbox"])));
  expect(found).toEqual([]);
});

test("no page about moderation breaks a rule of WCAG 2.2 AA that a tool can check", async ({
  person,
  server,
}) => {
  const hosted = await hostARoom(await person("Ana", CALM), "Ana", "Plain");
  await hosted.nudge("Warmth", 9);
  const work = await publish(hosted, "Plain");
  const visitor = await person("Ben", CALM);
  await visitor.goto(work);
  await visitor.getByRole("button", { name: "Report this work" }).click();
  await visitor.getByRole("radio", { name: "No hatred" }).check();
  const found = await faults(visitor, "reporting");
  await visitor.getByRole("button", { name: "Send the report" }).click();
  await expect(visitor.getByRole("dialog", { name: "Reported" })).toBeVisible();
  found.push(...(await faults(visitor, "reported")));

  const { page } = hosted;
  const moderator = await Moderator.begin(await person("Mona"), server, "Mona");
  const decision = await moderator.decide(`work:${work.split("/").pop()}`, { content: "hide" });
  const me = await (await page.request.get("/api/trpc/me.get")).json();
  const until = Date.now() + 3_600_000;
  await moderator.decide(`person:${me.result.data.actor}`, { person: "suspend", until });
  const theirs = [
    work,
    `/me/decisions/${decision}`,
    "/me/decisions",
    "/gallery",
    "/r/commons",
    "/inbox",
    "/me/data",
  ];
  found.push(...(await faultsOf(page, theirs, "suspended, ")));
  found.push(...(await faultsOf(visitor, ["/me/reports", "/rules", "/log", "/transparency"])));
  expect(found).toEqual([]);
});

test("the moderators' desk breaks no rule of WCAG 2.2 AA that a tool can check", async ({
  person,
  server,
}) => {
  const hosted = await hostARoom(await person("Hana"), "Hana", "Reported");
  const work = await publish(hosted, "Reported");
  const visitor = await person("Visitor");
  await visitor.goto(work);
  await visitor.getByRole("button", { name: "Report this work" }).click();
  await visitor.getByRole("radio", { name: "No hatred" }).check();
  await visitor.getByRole("button", { name: "Send the report" }).click();
  await expect(visitor.getByRole("dialog", { name: "Reported" })).toBeVisible();

  const page = await person("Mona", CALM);
  const desk = await Desk.open(page, server, "Mona");
  const found = await faults(page, "queue");
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  await page.keyboard.press("d");
  await expect(page.getByRole("dialog")).toBeVisible();
  found.push(...(await faults(page, "bulk")));
  await page.keyboard.press("Escape");
  await desk.case("Reported");
  await desk.choose("The work", "Remove");
  await desk.choose("Hana", "Suspend");
  await page.getByLabel("What was found").fill("It attacks a faith in its title.");
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "Replay the room" }).click();
  await expect(page.getByRole("list", { name: "What was done" })).toBeVisible();
  found.push(...(await faults(page, "case")));
  found.push(...(await faultsOf(page, ["/moderation/live"])));
  await page.goto(hosted.page.url().replace("/r/", "/moderation/live/"));
  await expect(page.getByTestId("connection")).toHaveText("Live");
  found.push(...(await faults(page, "watching a room")));
  expect(found).toEqual([]);
});
