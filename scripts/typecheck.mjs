/** `npm run typecheck`: types alone, the routes' included. */
const { prepared } = await import("./lib/prepared.mjs");
const { checkTypes, exitCode } = await import("./lib/checks.mjs");
process.exitCode = await prepared(async () => exitCode(await checkTypes()));
