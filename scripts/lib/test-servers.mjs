import { startPostgres } from "../test/postgres.mjs";
import { startRedis } from "../test/redis.mjs";
import { StepFailed, say } from "./progress.mjs";
import { countCheck } from "./summary.mjs";

/** Servers that some tests need: how each is started, how the tests are told of it, and which tests may not be skipped then. */
const KINDS = [
  {
    name: "PostgreSQL",
    start: startPostgres,
    url: "COHUE_TEST_POSTGRES_URL",
    skip: "COHUE_SKIP_POSTGRES",
    tests: /postgres/i,
  },
  {
    name: "Redis",
    start: startRedis,
    url: "COHUE_TEST_REDIS_URL",
    skip: "COHUE_SKIP_REDIS",
    tests: / on Redis\b/,
  },
];

/**
 * Each server that tests need: the one named in the environment, else one of our own. Where one cannot be had it says so,
 * and what is skipped for it counts as failed, unless it was to be left out.
 * @returns {Promise<TestServers>}
 *
 * @typedef {{
 *   env: Record<string, string>,
 *   mustRun: RegExp[],
 *   missing: import("./summary.mjs").Count[],
 *   stop: () => Promise<void>,
 * }} TestServers
 */
export async function startTestServers() {
  const servers = { env: {}, mustRun: [], missing: [], stop };
  const started = [];
  async function stop() {
    await Promise.all(started.splice(0).map((server) => server.stop()));
  }
  // One after the other, as only one program at a time may install packages.
  for (const { name, start, url, skip, tests } of KINDS) {
    if (process.env[url] || process.env[skip] === "1") continue;
    try {
      const server = await start();
      started.push(server);
      servers.env[url] = server.url;
    } catch (error) {
      if (!(error instanceof StepFailed)) {
        await stop();
        throw error;
      }
      say(`\n!! The tests on ${name} cannot run, and count as failed: ${error.message}`);
      say(`!! ${skip}=1 leaves them out.\n`);
      servers.mustRun.push(tests);
      servers.missing.push(countCheck(false));
    }
  }
  return servers;
}
