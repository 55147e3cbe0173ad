import { createCohue } from "./compose/create-cohue";
import { configFromEnvironment } from "./config";
import { welcome } from "./welcome";
import { whyNotStarted } from "./why-not-started";

const endThis = () => process.kill(process.pid, "SIGTERM");
const askedToEnd = () =>
  new Promise<void>((asked) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => asked());
  });

// What is made from here on is its owner's alone, whatever the system's habit.
process.umask(0o077);
try {
  await using cohue = await createCohue(configFromEnvironment(), { infra: { onDatabaseLost: endThis } });
  const asked = askedToEnd();
  process.stdout.write(welcome(await cohue.listen(), cohue.adminToken()));
  await asked;
} catch (error) {
  process.stderr.write(`${whyNotStarted(error)}\n`);
  process.exit(1);
}
process.exit(0);
