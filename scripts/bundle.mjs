/** `node scripts/bundle.mjs`: bundles the programs, where that is called by hand (deploy/Dockerfile). `npm start` does it by itself. */
const { bundle } = await import("./lib/programs.mjs");
await bundle();
