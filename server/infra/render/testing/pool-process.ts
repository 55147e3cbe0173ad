import { createLogger } from "@/server/infra/log/logger";
import { createRenderPool } from "..";

/** A process with a pool of its own, for a test to kill: says its workers' ids once they are ready, then waits. */
const pool = createRenderPool({
  workers: 1,
  modelsDir: process.argv[2] ?? "",
  engine: "auto",
  logger: createLogger("silent"),
});
const { workers } = await pool.ready();
process.stdout.write(`${JSON.stringify(workers.map(({ pid }) => pid))}\n`);
