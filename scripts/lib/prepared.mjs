import { StepFailed, say } from "./progress.mjs";
import { onInterrupt } from "./run.mjs";
import { generate, install } from "./steps.mjs";

/**
 * Does something with packages installed and the database client generated.
 * @param {() => Promise<number>} work answers the exit code
 * @returns {Promise<number>} that exit code; 2 where the preparation failed
 */
export async function prepared(work) {
  onInterrupt();
  try {
    await install();
    await generate();
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    say(error.message);
    return 2;
  }
  return work();
}
