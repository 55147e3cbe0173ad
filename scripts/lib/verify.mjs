import { command } from "./command.mjs";

/**
 * @param {string[]} args handed on to server/cli/verify.ts
 * @returns {Promise<number>} the exit code
 */
export const verify = (args) => command("server/cli/verify.ts", args);
