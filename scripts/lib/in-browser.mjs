import { ensureBrowser } from "../test/browser.mjs";
import { StepFailed, say } from "./progress.mjs";
import { onInterrupt, run } from "./run.mjs";
import { install } from "./steps.mjs";

/** Each measurement's file, and whether it is one that the suite leaves out. */
const MEASUREMENTS = {
  "page-weight": { file: "e2e/journeys/weight.spec.ts", apart: false },
  lighthouse: { file: "e2e/measured/lighthouse.check.ts", apart: true },
  browser: { file: "e2e/measured/browser.check.ts", apart: true },
};

/**
 * Runs one of them against the built server, with what it needs in place.
 * @param {keyof typeof MEASUREMENTS} name
 * @param {Record<string, string>} [settings]
 * @returns {Promise<number>} the exit code
 */
export async function inBrowser(name, settings = {}) {
  onInterrupt();
  try {
    await install();
    const browser = await ensureBrowser();
    const { file, apart } = MEASUREMENTS[name];
    const env = {
      ...process.env,
      ...settings,
      ...(browser && { COHUE_CHROMIUM: browser }),
      ...(apart && { COHUE_MEASURES: "1" }),
    };
    const args = ["node_modules/@playwright/test/cli.js", "test", file, "--workers=1"];
    const { code } = await run(process.execPath, args, { env, show: true });
    return code ?? 1;
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    say(error.message);
    return 1;
  }
}
