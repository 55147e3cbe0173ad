/** `npm run backup -- FILE`: everything an instance is, as one file (server/cli/backup.ts). */
const { command } = await import("./lib/command.mjs");
process.exitCode = await command("server/cli/backup.ts", process.argv.slice(2));
