import type { Passwords } from "@/server/auth/create-auth";
import type { Config } from "@/server/config";
import type { ModerationDeps } from "@/server/domain/moderation/deps";
import type { Logger } from "@/server/infra/log/logger";
import type { Realtime, RealtimeDeps } from "@/server/realtime/attach-realtime";
import type { RequestLimits, ScreenText, Services } from "@/server/services";
import { type Accounts, composeAuth } from "./auth";
import type { Closing } from "./closing";
import { type Infra, type InfraOptions, openInfra } from "./infra";
import { jobsApart } from "./jobs-apart";
import { composeLimits } from "./limits";
import { connectionsOf } from "./listener";
import { composeModeration, composeScreening, type Screening } from "./moderation";
import { composeRooms, type Rooms, type RoomsGiven } from "./rooms";
import { composeServices } from "./services";
import { composeSockets } from "./sockets";
import { composeWorks, type HeavyHandlers, type WorkParts, type Works } from "./works";

/** What a test or a bench replaces. */
export type Overrides = {
  infra?: InfraOptions;
  screenText?: ScreenText;
  room?: RoomsGiven;
  work?: Partial<WorkParts>;
  /** Who does heavy jobs; by default processes of their own. */
  heavy?: HeavyHandlers;
  sockets?: Partial<RealtimeDeps>;
  limits?: Partial<RequestLimits>;
  /** How accounts' passwords are hashed. */
  passwords?: Passwords;
};

/** All parts of Cohue, connected, without the listener and the hourly work. */
export type Composed = Screening &
  Rooms &
  Works &
  Accounts & {
    infra: Infra;
    moderation: ModerationDeps;
    realtime: Realtime;
    services: Services;
    /** Connections at once, in all and from one address. */
    connections: Config["connections"];
  };

/** Connects the parts. Each is given what it needs by the parts before it. */
export async function compose(
  config: Config,
  { logger, closing }: { logger: Logger; closing: Closing },
  given: Overrides = {},
): Promise<Composed> {
  const infra = await openInfra(config, { logger, closing }, given.infra);
  const { screen, screenText: ownScreening } = await composeScreening(infra);
  const screenText = given.screenText ?? ownScreening;
  const rooms = await composeRooms({ infra, closing, screenText }, given.room);
  const counting = composeLimits(infra.limits);
  const accounts = composeAuth({ infra, screenText, passwords: given.passwords, ...counting, ...rooms });
  const moderation = composeModeration(infra, rooms.rooms);
  const works = composeWorks(
    { infra, closing, screen, ...rooms },
    { handlers: given.heavy ?? jobsApart(infra), ...given.work },
  );
  const connections = connectionsOf(config, logger);
  const realtime = composeSockets(
    { infra, closing, ...counting, ...rooms, ...accounts },
    { limits: connections, ...given.sockets },
  );
  const services = composeServices(
    { infra, screenText, moderation, ...counting, ...rooms, ...works, ...accounts },
    given.limits,
  );
  return {
    infra,
    screen,
    screenText,
    moderation,
    realtime,
    services,
    connections,
    ...rooms,
    ...works,
    ...accounts,
  };
}
