/** `npm run restore -- FILE`: brings a backup back into an empty data folder (server/cli/restore.ts). */
const { command } = await import("./lib/command.mjs");
process.exitCode = await command("server/cli/restore.ts", process.argv.slice(2));
