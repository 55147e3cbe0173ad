/** `npm run admin -- make EMAIL`: makes an account an admin (server/cli/admin.ts). */
const { command } = await import("./lib/command.mjs");
process.exitCode = await command("server/cli/admin.ts", process.argv.slice(2));
