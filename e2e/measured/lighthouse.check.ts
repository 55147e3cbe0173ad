import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { chromium } from "@playwright/test";
import { freePort } from "../fixtures/free-port";
import { expect, test } from "../fixtures/server";
import { RoomPage } from "../pages/room";
import { hostARoom, publish } from "../pages/work";

/** Not in the lock file: it brings two hundred packages, and runs here alone. */
const LIGHTHOUSE = "lighthouse@12.8.2";
const CATEGORIES = ["accessibility", "best-practices"] as const;
const LEAST = 95;
/** One page alone: `COHUE_PAGE=/r/commons npm run lighthouse`. */
const ONLY = process.env.COHUE_PAGE;
const run = promisify(execFile);

type Audit = { id: string; score: number | null; title: string };
type Report = {
  categories: Record<string, { score: number; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, Audit>;
};

/** The scores of a page, and what takes points from them. */
async function scoresOf(url: string, port: number, folder: string) {
  const file = join(folder, "report.json");
  const args = [
    ...["--yes", LIGHTHOUSE, url, `--port=${port}`, "--quiet", "--output=json", `--output-path=${file}`],
    ...[`--only-categories=${CATEGORIES.join(",")}`, "--preset=desktop", "--disable-storage-reset"],
  ];
  await run("npx", args, { timeout: 400_000 });
  const { categories, audits }: Report = JSON.parse(readFileSync(file, "utf8"));
  return CATEGORIES.map((name) => {
    const { score, auditRefs } = categories[name] ?? { score: 0, auditRefs: [] };
    const lost = auditRefs
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
      .map(({ id }) => id);
    return { name, score: Math.round(score * 100), lost };
  });
}

// Pictures are as large as people see them.
test.use({ painted: true });

test("Lighthouse gives each page 95 or more for accessibility and for best practices", async ({
  server: { baseURL },
  launchOptions,
}) => {
  test.setTimeout(3_000_000);
  const folder = mkdtempSync(join(tmpdir(), "cohue-lighthouse-"));
  const port = await freePort();
  const browser = await chromium.launchPersistentContext(join(folder, "profile"), {
    ...launchOptions,
    args: [...(launchOptions.args ?? []), `--remote-debugging-port=${port}`],
    baseURL,
    locale: "en-US",
  });
  const page = await browser.newPage();
  const host = await hostARoom(page, "Hana", "Measured");
  await host.nudge("Warmth", 8);
  const work = await publish(host, "Measured");
  const commons = await browser.newPage();
  await new RoomPage(commons).page.goto("/r/commons");
  await new RoomPage(commons).isLive();
  await page.goto("about:blank");
  await commons.close();

  const found: string[] = [];
  const paths = ["/", "/gallery", work, "/verify", "/models/fields", "/rules", "/transparency", "/r/commons"];
  process.stdout.write("| page | accessibility | best practices | what takes points |\n|---|---|---|---|\n");
  for (const path of paths.filter((one) => !ONLY || one === ONLY)) {
    const scores = await scoresOf(baseURL + path, port, folder);
    const shown = path.replace(work, "/works/…");
    const lost = scores.flatMap((one) => one.lost).join(", ");
    process.stdout.write(`| ${shown} | ${scores.map(({ score }) => score).join(" | ")} | ${lost} |\n`);
    found.push(
      ...scores.filter(({ score }) => score < LEAST).map(({ name, score }) => `${shown}: ${name} ${score}`),
    );
  }
  await browser.close();
  rmSync(folder, { recursive: true });
  expect(found).toEqual([]);
});
