import { bundle } from "./programs.mjs";
import { StepFailed, say } from "./progress.mjs";
import { onInterrupt, run } from "./run.mjs";
import { generate, install } from "./steps.mjs";

/**
 * @param {string[]} args handed on
 * @param {string} entry what measures
 * @returns {Promise<number>} the exit code
 */
export async function bench(args, entry = "bench/index.ts") {
  onInterrupt();
  try {
    await install();
    await generate();
    await bundle();
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    say(error.message);
    return 1;
  }
  const env = { ...process.env, NODE_ENV: "production" };
  const { code } = await run(process.execPath, ["--import", "tsx", entry, ...args], {
    env,
    show: true,
  });
  return code ?? 1;
}
