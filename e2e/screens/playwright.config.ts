import base from "../../playwright.config";

/** Pictures rather than tests: `npm run screens`, `npm run film`. */
export default {
  ...base,
  testDir: ".",
  testMatch: "*.shots.ts",
  globalSetup: "../fixtures/prepare.ts",
  outputDir: "../../test-results/screens-run",
  workers: 1,
  timeout: 0,
  reporter: "list",
  expect: { timeout: 30_000, toPass: { timeout: 30_000 } },
} satisfies typeof base;
