/** `npm run format`: formats the files and mends what the linter can mend safely; `-- FILES` names some. */
const { prepared } = await import("./lib/prepared.mjs");
const { exitCode, formatFiles } = await import("./lib/checks.mjs");
const files = process.argv.slice(2).filter((word) => !word.startsWith("-"));
process.exitCode = await prepared(async () => exitCode(await formatFiles(files)));
