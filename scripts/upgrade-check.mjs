/** `npm run upgrade-check [-- --from COMMIT]`: an earlier version beside this one, on one database (bench/upgrade/index.ts). */
const { bench } = await import("./lib/bench.mjs");
process.exitCode = await bench(process.argv.slice(2), "bench/upgrade/index.ts");
