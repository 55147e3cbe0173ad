/** `npm run permissions`: prints who may do what; with `-- --write` renews docs/permissions.md (server/cli/permissions.ts). */
const { command } = await import("./lib/command.mjs");
process.exitCode = await command("server/cli/permissions.ts", process.argv.slice(2));
