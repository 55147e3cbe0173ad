/** `npm run chaos [-- --times N] [-- --only FAULT,FAULT]`: faults strike an instance of several processes (bench/chaos/index.ts). */
const { bench } = await import("./lib/bench.mjs");
process.exitCode = await bench(process.argv.slice(2), "bench/chaos/index.ts");
