/**
 * `npm start` and `npm run dev`, and one of several processes with `--role`: `npm run web`, `worker` or `jobs`. On a fresh clone nothing is installed, so this file and all it imports use Node's own
 * modules only; and it must still be readable by a Node too old to run the rest, to say so.
 */
import { readFileSync } from "node:fs";

const root = new URL("..", import.meta.url);
const wanted = JSON.parse(readFileSync(new URL("package.json", root), "utf8")).engines.node.replace(
  /[^0-9.]/g,
  "",
);
const [major, minor] = wanted.split(".").map(Number);
const [haveMajor, haveMinor] = process.versions.node.split(".").map(Number);

if (haveMajor < major || (haveMajor === major && haveMinor < minor)) {
  console.error(
    `Cohue needs Node ${wanted} or newer; this is ${process.version}. Install it from https://nodejs.org and try again.`,
  );
  process.exit(1);
}
const { start } = await import("./lib/start.mjs");
const role = process.argv.indexOf("--role");
if (role !== -1) process.env.COHUE_ROLE = process.argv[role + 1];
process.exitCode = await start({ dev: process.argv.includes("--dev") });
