/** `npm run load [-- --url URL …]`: members who edit, against a running instance (bench/load/index.ts). */
const { command } = await import("./lib/command.mjs");
process.exitCode = await command("bench/load/index.ts", process.argv.slice(2));
