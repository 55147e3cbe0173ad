/** `npm run hooks`: has Git check what is staged before each commit; `npm run hooks -- --off` ends that. */
const { run } = await import("./lib/run.mjs");
const { say } = await import("./lib/progress.mjs");
const off = process.argv.includes("--off");
const { ok, tail } = await run("git", [
  "config",
  ...(off ? ["--unset"] : []),
  "core.hooksPath",
  ...(off ? [] : ["scripts/hooks"]),
]);
if (ok)
  say(
    off
      ? "Git runs no hooks of this repository any more."
      : "Git now checks what is staged before each commit.",
  );
else say(`Git's settings could not be changed. ${tail}`);
process.exitCode = ok ? 0 : 1;
