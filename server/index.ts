import { type Config, configFromEnvironment } from "./config";
import { listenForMetrics } from "./infra/metrics/listen-for-metrics";
import { rendering, welcome } from "./welcome";
import { whyNotStarted } from "./why-not-started";

const endThis = () => process.kill(process.pid, "SIGTERM");
const askedToEnd = () =>
  new Promise<void>((asked) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => asked());
  });
const say = (words: string) => void process.stdout.write(words);

// Only this user may read the files that are made from here on, whatever the system's default.
process.umask(0o077);
try {
  const config = configFromEnvironment();
  if (config.metrics) await listenForMetrics(config.metrics);
  await (config.role === "worker" ? work(config) : serve(config));
} catch (error) {
  process.stderr.write(`${whyNotStarted(error)}\n`);
  process.exit(1);
}
process.exit(0);

// What serves and what renders are read in once the settings are known to be right: that takes seconds, and each needs one of them.
async function serve(config: Config): Promise<void> {
  const { createCohue } = await import("./compose/create-cohue");
  await using cohue = await createCohue(config, { infra: { onDatabaseLost: endThis } });
  const asked = askedToEnd();
  say(welcome(await cohue.listen(), cohue.adminToken()));
  await asked;
}

async function work(config: Config): Promise<void> {
  const { createWorker } = await import("./compose/create-worker");
  await using worker = await createWorker(config);
  const asked = askedToEnd();
  say(rendering(worker.engine));
  await asked;
}
