/** `npm run page-weight`, `npm run lighthouse`: what a real browser measures of the built pages. Anything out of bounds exits with 1. */
const { inBrowser } = await import("./lib/in-browser.mjs");
process.exitCode = await inBrowser(process.argv[2]);
