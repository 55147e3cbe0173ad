/** `npm run lint`: format, lint, types, imports; the part `lint` of `npm test` (lib/test.mjs). */
const { test } = await import("./lib/test.mjs");
process.exitCode = await test(["lint"]);
