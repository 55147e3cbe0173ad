/** `npm run keys [-- rotate]`: the keys that sign records (server/cli/keys.ts). */
const { command } = await import("./lib/command.mjs");
process.exitCode = await command("server/cli/keys.ts", process.argv.slice(2));
