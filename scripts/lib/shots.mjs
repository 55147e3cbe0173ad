import { ensureBrowser } from "../test/browser.mjs";
import { StepFailed, say } from "./progress.mjs";
import { onInterrupt, runNode } from "./run.mjs";
import { install } from "./steps.mjs";

/**
 * Runs one of e2e/screens' programs, which drive the built app in a browser and take pictures.
 * @param {string} name its file is `e2e/screens/<name>.shots.ts`
 * @returns {Promise<number>} the exit code
 */
export async function shots(name) {
  onInterrupt();
  try {
    await install();
    const browser = await ensureBrowser();
    const args = ["test", "-c", "e2e/screens/playwright.config.ts", `${name}.shots.ts`];
    const env = { ...process.env, ...(browser ? { COHUE_CHROMIUM: browser } : {}) };
    const { code } = await runNode("node_modules/@playwright/test/cli.js", args, { env, show: true });
    return code ?? 1;
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    say(error.message);
    return 1;
  }
}
