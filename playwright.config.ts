import { existsSync } from "node:fs";
import { chromium, defineConfig, devices } from "@playwright/test";

/** Journeys in a real browser against the real server. `npm test -- e2e` sees to the browser and the build first. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // A microphone that beeps, and somebody who lets pages hear it: a browser without a window asks nobody.
  "--use-fake-device-for-media-stream",
  "--use-fake-ui-for-media-stream",
  // Two people are two windows, and neither is in front: a hidden one must not be slowed.
  "--disable-background-timer-throttling",
  "--disable-backgrounding-occluded-windows",
  "--disable-renderer-backgrounding",
];
const DEBIAN = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];
const debian = existsSync(chromium.executablePath()) ? undefined : DEBIAN.find((path) => existsSync(path));
const executablePath = process.env.COHUE_CHROMIUM || debian;

export default defineConfig({
  testDir: "e2e",
  // What measures takes long, and is asked for by its own commands (scripts/in-browser.mjs).
  testMatch: process.env.COHUE_MEASURES ? "measured/*.check.ts" : "**/*.spec.ts",
  globalSetup: "./e2e/fixtures/prepare.ts",
  outputDir: "test-results/e2e",
  // What looks.spec.ts compares with; it says which browser they are of.
  snapshotPathTemplate: "{testDir}/looks/{arg}{ext}",
  // One more than CI has cores: two leave a third of two cores idle, waiting for people's pauses and for pages.
  workers: 3,
  // Files begin in the order of their names: what takes longest should not come last, when the other worker has nothing left to do.
  fullyParallel: false,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // Generous, because a busy machine takes its time: nothing that holds waits for any of these.
  timeout: 600_000,
  expect: { timeout: 120_000, toPass: { timeout: 120_000 } },
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1280, height: 800 },
    // e2e/fixtures/words.ts says everything in this language.
    locale: process.env.COHUE_TEST_LANGUAGE ?? "en-US",
    actionTimeout: 60_000,
    navigationTimeout: 120_000,
    // Recording every test takes a third of the time on two cores; `--trace on` records those one looks into.
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: { args: FLAGS, ...(executablePath ? { executablePath } : {}) },
  },
});
