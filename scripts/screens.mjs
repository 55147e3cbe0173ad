/** `npm run screens`: photographs every page and state of a seeded instance into test-results/screens (e2e/screens). */
const { shots } = await import("./lib/shots.mjs");
process.exitCode = await shots("photograph");
