import { startChores, startForgetting } from "@/server/chores";
import type { Config } from "@/server/config";
import { ensureCommons } from "@/server/domain/room/ensure-commons";
import { provideMetrics } from "@/server/http/instance/metrics";
import { createLogger } from "@/server/infra/log/logger";
import { provideServices } from "@/server/services";
import { Closing } from "./closing";
import { type Composed, compose, type Overrides } from "./compose";
import { createListener } from "./listener";
import { nextPages, type Pages } from "./pages";
import { openTransport } from "./transport";

/** A whole Cohue in this process. Disposed of, it lets nobody in any more, writes what waits and lets go of its data. */
export type Cohue = AsyncDisposable & {
  /** Begins to serve. Resolves to where people open it. Rejects where nothing can listen there. */
  listen: () => Promise<string>;
  /** What makes its visitor the first admin; null once it was used. */
  adminToken: () => string | null;
};

/** Opens everything and begins what goes on by itself. What was opened is closed again where it cannot be started. */
export async function createCohue(
  config: Config,
  { pages, ...given }: Overrides & { pages?: Pages } = {},
): Promise<Cohue> {
  const logger = createLogger(config.logLevel);
  const closing = new Closing(logger);
  try {
    const composed = await compose(config, { logger, closing }, given);
    provideServices(composed.services);
    const { http, listen } = createListener(config, { connections: composed.connections, closing });
    const toOpen = pages ?? nextPages(config);
    await openRooms(composed);
    await openTransport({ http, pages: toOpen, closing, ...composed });
    provideMetrics({ render: composed.infra.render, sockets: composed.realtime.count });
    begin(composed, closing);
    return {
      listen,
      adminToken: composed.infra.secrets.adminToken,
      [Symbol.asyncDispose]: () => closing[Symbol.asyncDispose](),
    };
  } catch (error) {
    await closing[Symbol.asyncDispose]();
    throw error;
  }
}

/** Takes up the jobs that an earlier process left, and opens the room that is everybody's where it can be drawn in. */
async function openRooms({ infra: { jobs, installed }, rooms, room }: Composed): Promise<void> {
  await jobs.start();
  if (installed.models.length > 0) await rooms.of(await ensureCommons(room)).places({ actors: [] });
}

/** Begins what is done every hour. */
function begin(
  { infra: { database, logger }, rooms, owned, work, moderation }: Composed,
  closing: Closing,
): void {
  const forgetting = startForgetting({ db: database.db, rooms, logger });
  const chores = startChores(work, moderation, owned);
  closing.add("chores", () => {
    forgetting.stop();
    return chores.stop();
  });
}
