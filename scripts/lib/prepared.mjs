import { bundle } from "./programs.mjs";
import { StepFailed, say } from "./progress.mjs";
import { onInterrupt } from "./run.mjs";
import { generate, install } from "./steps.mjs";

/**
 * Does something with packages installed, the database client generated and the programs bundled.
 * @param {() => Promise<number>} work answers the exit code
 * @returns {Promise<number>} that exit code; 2 where the preparation failed
 */
export async function prepared(work) {
  onInterrupt();
  try {
    await install();
    await generate();
    await bundle();
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    say(error.message);
    return 2;
  }
  return work();
}
