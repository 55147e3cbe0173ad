import { existsSync } from "node:fs";
import { run } from "./run.mjs";

/**
 * Installs Debian's packages where we may: on Debian or a system like it, as root.
 * @param {string[]} packages
 * @returns {Promise<boolean>} whether it was tried and went well
 */
export async function aptInstall(packages) {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update"], { env });
  return (await run("apt-get", ["install", "-y", "--no-install-recommends", ...packages], { env })).ok;
}
