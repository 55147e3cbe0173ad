import type { Config } from "@/server/config";
import type { Logger } from "@/server/infra/log/logger";
import { createRenderPool, type RenderPool } from "@/server/infra/render";
import { serveFrames } from "@/server/infra/render/shared/serve-frames";
import { openSharedPool } from "@/server/infra/render/shared/shared-pool";
import type { Closing } from "./closing";
import type { Shared } from "./shared";

type Parts = { logger: Logger; closing: Closing };
type RenderConfig = Pick<Config, "role" | "renderWorkers" | "renderEngine" | "modelsDir">;

/** Where this process has its pictures from, until it is closed: workers of its own, or, of many processes, whichever worker is free. */
export async function openRender(
  config: RenderConfig,
  shared: Shared | null,
  parts: Parts,
): Promise<RenderPool> {
  const { modelsDir } = config;
  if (shared && config.role === "all") void (await openWorker(config, shared, parts));
  return shared
    ? await openSharedPool({ ...shared, modelsDir, logger: parts.logger })
    : openPool(config, parts);
}

/** Renders for all processes of the instance. Its report says how it fares. */
export async function openWorker(
  config: RenderConfig,
  { redis, prefix, node }: Shared,
  { logger, closing }: Parts,
): Promise<RenderPool> {
  const pool = openPool(config, { logger });
  const hands = config.renderWorkers;
  const serving = serveFrames({ redis, prefix, worker: node, pool, hands, logger });
  closing.add("render worker", async () => {
    await (await serving).close();
    await pool.close();
  });
  await serving;
  return pool;
}

const openPool = (config: RenderConfig, { logger }: Pick<Parts, "logger">): RenderPool =>
  createRenderPool({
    workers: config.renderWorkers,
    modelsDir: config.modelsDir,
    engine: config.renderEngine,
    logger,
  });
