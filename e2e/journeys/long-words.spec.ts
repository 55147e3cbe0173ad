import { expect, test } from "../fixtures/server";
import { makeAccount } from "../pages/account";
import { brokenLabels, longWord, tooWide } from "../pages/widths";
import { hostARoom, publish } from "../pages/work";

const WIDTHS = [320, 360, 390, 600, 760, 768, 1024, 1199, 1200, 1440, 1920, 2560];
const PANELS = ["Directions", "Desk", "Sources", "Palette", "Loop", "Film", "Chat", "People"];

test("no panel of a room is wider than its column at any width, with the longest possible names and titles", async ({
  person,
}) => {
  const page = await person("Ana", { viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  const room = await hostARoom(page, longWord(40), longWord(80));
  const sources = page.getByRole("region", { name: "Sources", exact: true });
  for (let i = 0; i < 2; i++) await sources.getByRole("button", { name: "Mix in a seed" }).click();
  await sources.getByLabel("Seed", { exact: true }).fill("4294967295");
  await page.keyboard.press("Enter");
  await room.nudge("Warmth", 3);
  await page.getByLabel("Message").fill(longWord(280));
  await page.keyboard.press("Enter");
  await page.getByRole("tab", { name: "Palette" }).click();
  await page.getByRole("button", { name: "Woodblock" }).click();
  await page.getByRole("tab", { name: "Loop" }).click();
  await page.getByRole("button", { name: "Keep this picture" }).click();

  const found: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await expect(page.getByTestId("connection")).toHaveText(/Live/);
    // The layout of this width is there once its tabs are.
    await expect(page.getByRole("tab")).toHaveCount(width < 768 ? 9 : width < 1200 ? 8 : 5);
    for (const panel of PANELS) {
      const tab = page.getByRole("tab", { name: panel, exact: true });
      const region = page.getByRole("region", { name: panel, exact: true });
      if (await tab.isVisible()) await tab.click();
      else if (!(await region.isVisible())) continue;
      await expect(region).toBeVisible();
      found.push(
        ...(await tooWide(page, `section[aria-label="${panel}"]`)).map((what) => `${width}: ${what}`),
      );
    }
    found.push(...(await tooWide(page, "aside, header")).map((what) => `${width}: ${what}`));
    found.push(...(await brokenLabels(page)).map((label) => `${width}: the tab ${label} has two lines`));
  }
  expect(found).toEqual([]);
});

test("no page is wider than a phone, whatever somebody typed on it", async ({ person }) => {
  const page = await person("Ana", { reducedMotion: "reduce" });
  const hosted = await hostARoom(page, "Ana", longWord(80));
  await hosted.nudge("Warmth", 6);
  const room = new URL(page.url()).pathname;
  await makeAccount(page, longWord(40));
  await page.goto(room);
  await hosted.isLive();
  const work = await publish(hosted, longWord(80));

  await page.goto(work);
  const comment = page.getByLabel("Your comment");
  await comment.fill(longWord(900, "a"));
  await page.getByRole("button", { name: "Post" }).click();
  const said = page.locator('[id^="comment-"]');
  await expect(said).toHaveCount(1);
  await comment.fill("one\ntwo\n\nthree");
  await page.getByRole("button", { name: "Post" }).click();
  await expect(said).toHaveCount(2);
  await expect(said.filter({ hasText: "three" })).toHaveText(/one\ntwo\n\s*three/, { useInnerText: true });

  await page.goto("/exhibitions");
  await page.getByRole("button", { name: "New exhibition" }).click();
  await page.getByRole("dialog").getByLabel("Title").fill(longWord(80));
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByLabel("Your text").fill(`${longWord(400, "m")}\n\nAnd after.`);
  await page.getByRole("button", { name: "Save" }).click();
  const collection = new URL(page.url()).pathname.replace("/edit", "");

  const me = await (await page.request.get("/api/trpc/me.get")).json();
  await page.setViewportSize({ width: 360, height: 740 });
  const found: string[] = [];
  const paths = [
    "/",
    "/rooms",
    "/gallery",
    "/exhibitions",
    "/collections",
    work,
    `${work}/record`,
    work.replace("/works/", "/embed/"),
    collection,
    collection.replace("collections", "exhibitions"),
    `${collection}/edit`,
    `/people/${me.result.data.actor}`,
    "/account",
    "/inbox",
    "/me/rooms",
    "/me/works",
    "/me/credits",
    "/me/collections",
    "/me/decisions",
    "/me/reports",
    "/me/keys",
    "/me/data",
    room,
  ];
  for (const path of paths) {
    await page.goto(path);
    await expect(page.locator("main, [data-testid=connection]").first()).toBeVisible();
    found.push(...(await tooWide(page)).map((what) => `${path}: ${what}`));
  }
  const stranger = await person("Ben", { viewport: { width: 360, height: 740 } });
  for (const path of [room, work]) {
    await stranger.goto(path);
    found.push(...(await tooWide(stranger)).map((what) => `${path}, a stranger: ${what}`));
  }
  expect(found).toEqual([]);
});
