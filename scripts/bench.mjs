/** `npm run bench [-- --only NAME] [-- --json FILE]`: prepares what is missing, then measures (bench/index.ts). */
const { bench } = await import("./lib/bench.mjs");
process.exitCode = await bench(process.argv.slice(2));
