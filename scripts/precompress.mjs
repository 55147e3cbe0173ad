/** `node scripts/precompress.mjs`: compresses what `next build` wrote, where that is called by hand (deploy/Dockerfile). `npm start` does it by itself. */
const { precompress } = await import("./lib/precompress.mjs");
await precompress();
