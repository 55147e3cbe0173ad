import { bundle } from "./programs.mjs";
import { StepFailed, say } from "./progress.mjs";
import { onInterrupt } from "./run.mjs";
import { serve } from "./serve.mjs";
import { build, generate, install } from "./steps.mjs";

/**
 * Prepares whatever is missing or changed, then runs the server until it ends.
 * @param {{ dev: boolean }} options dev: no build, and the server restarts when its files change
 * @returns {Promise<number>} the exit code
 */
export async function start({ dev }) {
  const listening = onInterrupt();
  try {
    await install();
    await generate();
    if (!dev) await bundle();
    // Only those that serve people have pages.
    if (!dev && !["worker", "jobs"].includes(process.env.COHUE_ROLE ?? "")) await build();
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    say(error.message);
    return 1;
  } finally {
    listening();
  }
  return serve({ dev });
}
