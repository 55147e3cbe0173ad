import { choresForAll, choresOfOwner, startChores } from "@/server/chores";
import type { Config } from "@/server/config";
import { ensureCommons } from "@/server/domain/room/ensure-commons";
import { createLogger } from "@/server/infra/log/logger";
import { Leases } from "@/server/infra/redis/leases";
import { provideServices } from "@/server/services";
import { Closing } from "./closing";
import { type Composed, compose, type Overrides } from "./compose";
import { createListener } from "./listener";
import { openMeasuring } from "./measuring";
import { nextPages, type Pages } from "./pages";
import { openTransport } from "./transport";

/** A Cohue in this process, or its part of one. Disposed of, it lets nobody in any more, writes what waits and lets go of its data. */
export type Cohue = AsyncDisposable & {
  /** Begins to serve. Resolves to where people open it; null where this process serves nobody. Rejects where nothing can listen there. */
  listen: () => Promise<string | null>;
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
    const listen =
      config.role === "jobs" ? async () => null : await openDoors(config, composed, { pages, closing });
    // What an earlier process left is taken up.
    await composed.infra.jobs.start();
    await openMeasuring(config, composed, closing);
    begin(config, composed, closing);
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

/** Connects what answers people. Answers how to listen. */
async function openDoors(
  config: Config,
  composed: Composed,
  { pages = nextPages(config), closing }: { pages: Pages | undefined; closing: Closing },
): Promise<() => Promise<string>> {
  const { infra, room, rooms } = composed;
  const { http, listen } = createListener(config, { connections: composed.connections, closing });
  // The room that is everybody's is open where it can be drawn in.
  if (infra.installed.models.length > 0) await rooms.of(await ensureCommons(room)).places({ actors: [] });
  await openTransport({ http, pages, closing, ...composed });
  return listen;
}

/** Begins what is done every hour: for the whole instance by one process that does jobs, in rooms by each that owns some. */
function begin(
  { role }: Config,
  { infra: { shared, logger }, rooms, owned, work, moderation }: Composed,
  closing: Closing,
): void {
  const leases = shared && new Leases({ ...shared, logger, lost: () => {} });
  const areMine = async () => !leases || (await leases.take("chores")).node === shared?.node;
  const doing = [
    ...(role === "jobs" ? [] : [startChores(choresOfOwner(owned), { logger })]),
    ...(role === "web" ? [] : [startChores(choresForAll({ work, moderation, rooms }), { logger, areMine })]),
  ];
  closing.add("chores", async () => {
    await Promise.all(doing.map((chores) => chores.stop()));
    await leases?.release("chores");
    leases?.close();
  });
}
