import { fromNodeHeaders } from "better-auth/node";
import { barredGuest } from "@/server/auth/barred-guest";
import { surelyFree } from "@/server/auth/surely-free";
import { clientAddress } from "@/server/http/client-address";
import { attachRealtime, type Realtime, type RealtimeDeps } from "@/server/realtime/attach-realtime";
import type { Accounts } from "./auth";
import type { Closing } from "./closing";
import type { Infra } from "./infra";
import type { Counting } from "./limits";
import type { Rooms } from "./rooms";

type Needs = Pick<Rooms, "rooms" | "io"> &
  Pick<Accounts, "sessionOf"> &
  Pick<Counting, "messages"> & { infra: Infra; closing: Closing };

/** The live connections of this process. They end when the bus tells so. */
export function composeSockets(
  { infra, closing, rooms, io, sessionOf, messages }: Needs,
  given: Partial<RealtimeDeps> = {},
): Realtime {
  const { config, database, secrets, logger, bus, onMissed, shared } = infra;
  const { db } = database;
  const realtime = attachRealtime({
    io,
    rooms,
    sessionOf,
    barredGuest: (session, headers) => barredGuest({ db, secrets }, session, fromNodeHeaders(headers)),
    surelyFree: (held) => surelyFree(db, held, Date.now()),
    addressOf: clientAddress,
    database,
    messages,
    trustedOrigins: config.trustedOrigins,
    ...(shared && { polls: { node: shared.node, addressOf: (node) => shared.addresses.of(node) } }),
    onError: (error, what) => logger.error({ err: error, what }, "a message failed"),
    ...given,
  });
  closing.add("sockets", () => realtime.close());
  // A ban or a sign-out that others told of meanwhile is in the database.
  onMissed.add(realtime.recheck);
  bus.hear("ended", ({ actor, code }) => realtime.endConnections(actor, code));
  bus.hear("watchingEnded", ({ actor }) => realtime.endWatching(actor));
  bus.hear("asked", ({ actor, work }) => realtime.tellAsked(actor, work));
  return realtime;
}
