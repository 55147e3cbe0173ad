import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/server";
import { words } from "../fixtures/words";
import { cutRings } from "../pages/focus-rings";
import { RoomPage } from "../pages/room";
import { hostARoom, publish } from "../pages/work";

/** What a page asks for and does not get, and what its console says of it. */
function troublesOf(page: Page): string[] {
  const found: string[] = [];
  page.on("response", (response) => {
    if (response.status() >= 400) found.push(`${response.status()} ${response.url()} on ${page.url()}`);
  });
  page.on("console", (message) => {
    if (message.type() === "error") found.push(`${message.text()} on ${page.url()}`);
  });
  return found;
}

test("a walk through the whole site requests nothing that is missing, and the console stays empty", async ({
  person,
}) => {
  const page = await person("Hana");
  const troubles = troublesOf(page);
  const host = await hostARoom(page, "Hana", "A walk");
  const address = new URL(page.url()).pathname;
  const visitor = await person("Vera");
  const theirs = troublesOf(visitor);
  const vera = await RoomPage.enter(visitor, address, "Vera");
  await host.nudge("Warmth", 8);
  await vera.nudge("Contrast", 6);
  for (const tab of ["Hands", "Desk", "Palette", "Loop", "Directions"])
    await page.getByRole("tab", { name: tab }).click();
  // A picture that was kept a moment ago is drawn as soon as the server has it, and not asked for before.
  await page.getByRole("tab", { name: "Loop" }).click();
  const kept = page.getByRole("region", { name: "Keyframes" }).getByRole("listitem");
  for (const count of [1, 2, 3]) {
    await page.getByRole("button", { name: "Keep this picture" }).click();
    await expect(kept.locator("img")).toHaveCount(count);
  }
  const work = await publish(host, "A walk");
  for (const path of [work, `${work}/record`, "/models/fields", "/models/landscapes-sketch"]) {
    await page.goto(path);
    await page.waitForLoadState("networkidle");
  }
  await page.goto("/models/landscapes-sketch");
  const model = await page.getByRole("heading", { level: 1 }).textContent();
  const with_ = page.getByRole("region", { name: "Works made with it" });
  await page.goto(`/gallery?search=walk`);
  await page
    .getByRole("link", { name: /A walk/ })
    .first()
    .click();
  await expect(page.getByRole("region", { name: "Label" })).toBeVisible();
  expect(model).toBeTruthy();
  const used = (await page.getByRole("region", { name: "Label" }).textContent()) ?? "";
  await page.goto(used.includes("landscapes") ? "/models/landscapes-sketch" : "/models/fields");
  await expect(with_.getByRole("link", { name: /A walk/ })).toBeVisible();

  const mine = [
    "rooms",
    "works",
    "credits",
    "collections",
    "reports",
    "decisions",
    "notifications",
    "keys",
    "data",
  ];
  for (const path of [
    ...["/", "/rooms", "/gallery", "/exhibitions", "/collections", "/models", "/verify", "/rules", "/log"],
    ...["/transparency", "/api-docs", "/account", "/inbox", ...mine.map((section) => `/me/${section}`)],
  ]) {
    await page.goto(path);
    await page.waitForLoadState("networkidle");
    expect(page.url(), "a page that is where it says").toContain(path);
  }
  await page.getByRole("navigation", { name: "Mine" }).getByRole("link", { name: "Keys" }).click();
  await expect(page.getByRole("heading", { name: /^Keys/ })).toBeVisible();

  const rings: string[] = [];
  const most = ["/gallery", "/verify", "/rooms", "/account", "/me/works"];
  for (const [width, paths] of [
    [390, ["/", work, address, ...most]],
    [1440, ["/", work, address]],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    for (const path of paths) {
      await page.goto(path);
      if (path === address) await host.isLive();
      else await page.waitForLoadState("networkidle");
      rings.push(...(await cutRings(page)).map((ring) => `${path} at ${width}: ${ring}`));
    }
  }
  expect(rings, "what is focused has a whole ring").toEqual([]);
  expect([...troubles, ...theirs]).toEqual([]);
});

test("dates are written in the visitor's own language", async ({ person }) => {
  const host = await hostARoom(await person("Hana"), "Hana", "A day");
  await host.nudge("Warmth", 8);
  const work = await publish(host, "A day");
  const day = (locale: string) =>
    new Intl.DateTimeFormat(locale, {
      day: "numeric",
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    }).format(Date.now());
  for (const locale of ["de-DE", "en-US"]) {
    const visitor = await person("Vera", { locale, timezoneId: "UTC" });
    await visitor.goto(work);
    const label = visitor.getByRole("region", { name: words(locale.slice(0, 2))("works.label.label") });
    await expect(label.getByRole("time")).toHaveText(day(locale));
  }
});
