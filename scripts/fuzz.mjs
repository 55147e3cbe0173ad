/** `npm run fuzz -- [SECONDS] [PARSER]`: gives everything that reads strangers' bytes damaged inputs for so long (fuzz/run.ts). */
const { command } = await import("./lib/command.mjs");
process.exitCode = await command("fuzz/run.ts", process.argv.slice(2));
