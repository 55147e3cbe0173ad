import { StepFailed, say } from "./progress.mjs";
import { onInterrupt, run } from "./run.mjs";
import { generate, install } from "./steps.mjs";

/**
 * @param {string[]} args handed on to server/cli/verify.ts
 * @returns {Promise<number>} the exit code
 */
export async function verify(args) {
  onInterrupt();
  try {
    await install();
    await generate();
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    say(error.message);
    return 2;
  }
  const { code } = await run(process.execPath, ["--import", "tsx", "server/cli/verify.ts", ...args], {
    show: true,
  });
  return code ?? 2;
}
