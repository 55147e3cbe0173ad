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

/** A Cohue in this process, or a part of one. When disposed of, it takes no new requests, writes pending edits and releases its data. */
export type Cohue = AsyncDisposable & {
  /** Starts to serve. Resolves to the address that people open; null where this process serves nobody. Rejects where the port cannot be used. */
  listen: () => Promise<string | null>;
  /** The token that makes its user the first admin; null once it was used. */
  adminToken: () => string | null;
};

/** Opens all parts and starts the hourly work. Closes what it has opened where something cannot be started. */
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

/** Connects what answers requests. Returns the function that starts to listen. */
async function openDoors(
  config: Config,
  composed: Composed,
  { pages = nextPages(config), closing }: { pages: Pages | undefined; closing: Closing },
): Promise<() => Promise<string>> {
  const { infra, room, rooms } = composed;
  const { http, listen } = createListener(config, {
    connections: composed.connections,
    closing,
    shared: infra.shared,
  });
  // The Commons is open if a model is installed.
  if (infra.installed.models.length > 0) await rooms.of(await ensureCommons(room)).places({ actors: [] });
  await openTransport({ http, pages, closing, ...composed });
  return listen;
}

/** Starts the hourly work: for the whole instance in one process that does jobs, for rooms in each process that owns some. */
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
