/** `npm run chaos [-- --times N] [-- --only NAME]`: kills what an instance of several processes is made of (bench/chaos/index.ts). */
const { bench } = await import("./lib/bench.mjs");
process.exitCode = await bench(process.argv.slice(2), "bench/chaos/index.ts");
