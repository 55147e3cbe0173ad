import { StepFailed, say } from "./progress.mjs";
import { onInterrupt, run } from "./run.mjs";
import { generate, install } from "./steps.mjs";

/**
 * Runs one of server/cli's programs, with what it needs in place.
 * @param {string} file the program
 * @param {string[]} args handed on to it
 * @returns {Promise<number>} the exit code; 2 where it could not be run
 */
export async function command(file, args) {
  onInterrupt();
  try {
    await install();
    await generate();
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    say(error.message);
    return 2;
  }
  const { code } = await run(process.execPath, ["--import", "tsx", file, ...args], { show: true });
  return code ?? 2;
}
