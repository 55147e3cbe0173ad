import type { Config } from "@/server/config";
import { createLogger } from "@/server/infra/log/logger";
import { Closing } from "./closing";
import { openWorker } from "./render";
import { openShared } from "./shared";

/** A render worker: it needs Redis and the models' folder, and opens neither database nor data folder. */
export async function createWorker(config: Config): Promise<AsyncDisposable & { engine: string | null }> {
  const logger = createLogger(config.logLevel);
  const closing = new Closing(logger);
  const close = () => closing[Symbol.asyncDispose]();
  try {
    const shared = await openShared(config, { logger, closing });
    if (!shared) throw new RangeError("a render worker needs REDIS_URL");
    const pool = await openWorker(config, shared, { logger, closing });
    return { engine: pool.report().engine, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}
