import { prepared } from "./prepared.mjs";
import { argsOf } from "./programs.mjs";
import { run } from "./run.mjs";

/**
 * Runs one of server/cli's programs, with what it needs in place.
 * @param {string} file the program
 * @param {string[]} args handed on to it
 * @returns {Promise<number>} the exit code; 2 where it could not be run
 */
export const command = (file, args) =>
  prepared(async () => {
    const { code } = await run(process.execPath, [...argsOf(file), ...args], { show: true });
    return code ?? 2;
  });
