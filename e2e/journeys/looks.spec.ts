import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Page } from "@playwright/test";
import { root } from "../../scripts/lib/root.mjs";
import { expect, test } from "../fixtures/server";
import { hostARoom, publish } from "../pages/work";

/** Letters are drawn otherwise by another browser or system: what was photographed by one says nothing of another. */
const made = join(root, "e2e/looks/made-by.json");
// What others have published would hang in the gallery.
test.use({ apart: "looks" });

const CALM = { reducedMotion: "reduce", colorScheme: "light" } as const;

test("key pages look as they were last looked at", async ({ browser, person }, info) => {
  const here = `Chromium ${browser.version()} on ${process.platform} ${process.arch}`;
  if (info.config.updateSnapshots === "all") {
    mkdirSync(dirname(made), { recursive: true });
    writeFileSync(made, `{ "by": ${JSON.stringify(here)} }\n`);
  }
  const by: string = existsSync(made) ? JSON.parse(readFileSync(made, "utf8")).by : "nothing";
  test.skip(by !== here, `the pictures to compare with were made by ${by}, this is ${here}`);

  const page = await person("Vera", CALM);
  await page.goto("/gallery");
  await looks(page, "gallery-empty");
  await page.goto("/");
  await page.getByLabel("Your name").fill("Vera");
  await page.getByLabel("Your name").blur();
  await expect(page.getByRole("main").locator("figure img")).toBeVisible();
  await looks(page, "start");
  await page.goto("/account");
  await page.emulateMedia({ colorScheme: "dark" });
  await looks(page, "account-dark");
  await page.emulateMedia({ colorScheme: "light" });

  const hosted = await hostARoom(await person("Hana", CALM), "Hana", "A look");
  // One edit: how many become of several presses depends on how quick the machine is.
  await hosted.fader("Warmth").press("End");
  await page.goto(await publish(hosted, "A look"));
  await looks(page, "work");
  await page.setViewportSize({ width: 390, height: 844 });
  await looks(page, "work-phone");
});

/** Compares what is in view; pictures are other ones each time. */
async function looks(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(sameWords);
  await expect(page).toHaveScreenshot(`${name}.png`, {
    animations: "disabled",
    mask: [page.getByRole("main").locator("img, canvas")],
    maxDiffPixelRatio: 0.002,
  });
}

/** Days are other ones each time, and the letters of a language that our own font lacks are the system's: both are as wide as others are. */
function sameWords(): void {
  for (const day of document.querySelectorAll("main time")) day.textContent = "29 November 2026";
  for (const word of document.querySelectorAll("[lang=zh-TW]")) word.textContent = "Chinese";
}
