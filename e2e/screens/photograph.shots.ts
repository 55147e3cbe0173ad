import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Page, test } from "@playwright/test";
import { root } from "../../scripts/lib/root.mjs";
import { tooWide } from "../pages/widths";
import { kept } from "./kept";
import { SCENES } from "./scenes";
import { layOut } from "./sheets";
import { smallTargets } from "./targets";

const WIDTHS = [320, 390, 1024, 1600];
// 640 is a window of 1280 at a zoom of 200 %, 667 a phone on its side.
const HEIGHTS: Record<number, number> = { 320: 640, 390: 844, 640: 400, 667: 375, 1024: 768, 1600: 1000 };
type Scheme = "light" | "dark";
const folder = join(root, "test-results/screens");

test.use({ contextOptions: { reducedMotion: "reduce" } });

/** COHUE_SCREENS=room,work takes the scenes whose name begins so, COHUE_SCREEN_WIDTHS=390 those widths. */
const chosen = (process.env.COHUE_SCREENS ?? "").split(",");
const scenes = SCENES.filter(({ name }) => chosen.some((start) => name.startsWith(start)));
/** COHUE_SCREENS_QUICK=1 takes each width in one theme, COHUE_SCREEN_THEME=dark that theme alone. */
const schemesAt = (width: number): readonly Scheme[] => {
  const only = process.env.COHUE_SCREEN_THEME;
  if (only === "light" || only === "dark") return [only];
  if (!process.env.COHUE_SCREENS_QUICK) return ["light", "dark"];
  return width === 390 || width === 1024 ? ["dark"] : ["light"];
};
const widths = (process.env.COHUE_SCREEN_WIDTHS ?? WIDTHS.join()).split(",").map(Number);

test("photographs every page and state", async ({ browser, contextOptions }) => {
  mkdirSync(folder, { recursive: true });
  const { instance, server } = await kept(browser, join(folder, "instance"), contextOptions);
  const taken: string[] = [];
  for (const { name, who, at, act, after, anew } of scenes) {
    const page = instance.pages[who];
    const say = (what: string) => process.stdout.write(`${name}: ${what}\n`);
    try {
      for (const [i, width] of widths.entries()) {
        await page.setViewportSize({ width, height: HEIGHTS[width] ?? 900 });
        if (i === 0 || anew) {
          await page.goto(at(instance));
          await act?.(page, instance);
          await quiet(page);
        }
        for (const what of [...(await tooWide(page)), ...(await smallTargets(page))])
          say(`${width}: ${what}`);
        for (const colorScheme of schemesAt(width)) {
          await page.emulateMedia({ colorScheme });
          taken.push(await shoot(page, `${name}-${width}-${colorScheme}`));
        }
        if (width === 390 || width === 1024) {
          await page.emulateMedia({ colorScheme: "dark", forcedColors: "active" });
          taken.push(await shoot(page, `${name}-${width}-forced`));
        }
        await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
        if (anew) await after?.(page, instance);
      }
      if (!anew) await after?.(page, instance);
    } catch (error) {
      say(`could not be taken: ${error instanceof Error ? error.message.slice(0, 600) : error}`);
      await page.goto("about:blank");
    }
  }
  await layOut(folder, taken);
  await server.stop();
});

/** Waits until fonts and pictures in view are there. */
async function quiet(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle", { timeout: 4000 }).catch(() => {});
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (const image of document.images) image.loading = "eager";
    const there = [...document.images].map((image) => image.decode().catch(() => {}));
    await Promise.race([Promise.all(there), new Promise((enough) => setTimeout(enough, 5000))]);
  });
}

async function shoot(page: Page, name: string): Promise<string> {
  const path = join(folder, `${name}.png`);
  // A dialog lies over what is in view, not over the whole page.
  const fullPage = !(await page.getByRole("dialog").first().isVisible());
  const { width, height: seen } = page.viewportSize() ?? { width: 0, height: 0 };
  const height = fullPage ? await page.evaluate(() => document.documentElement.scrollHeight) : seen;
  // The end of a very long page mostly looks like its middle. COHUE_SCREENS_WHOLE=1 takes all of it.
  const most = process.env.COHUE_SCREENS_WHOLE ? 16_000 : width < 700 ? 2600 : 2000;
  const clip = { x: 0, y: 0, width, height: Math.min(height, most) };
  await page.screenshot({ path, fullPage, clip });
  return path;
}
