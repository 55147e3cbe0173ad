/** `npm run film`: films two people in one room, for the README (e2e/screens/film.shots.ts). */
const { shots } = await import("./lib/shots.mjs");
process.exitCode = await shots("film");
