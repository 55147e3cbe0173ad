/** `npm run verify -- FILE [--record R.json] [--json]`: checks a published file without a server (server/cli/verify.ts). */
const { verify } = await import("./lib/verify.mjs");
process.exitCode = await verify(process.argv.slice(2));
