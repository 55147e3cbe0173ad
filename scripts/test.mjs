/** `npm test`: everything, on a fresh clone too. `npm test -- lint`, `-- unit`, `-- e2e` run parts. See lib/test.mjs. */
const { test } = await import("./lib/test.mjs");
process.exitCode = await test(process.argv.slice(2).filter((word) => !word.startsWith("-")));
