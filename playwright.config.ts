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
  testMatch: "**/*.spec.ts",
  globalSetup: "./e2e/fixtures/prepare.ts",
  outputDir: "test-results/e2e",
  workers: 2,
  fullyParallel: false,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1280, height: 800 },
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: { args: FLAGS, ...(executablePath ? { executablePath } : {}) },
  },
});
