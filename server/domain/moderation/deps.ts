import type { ActorId, RoomId } from "@/core/ids/ids";
import type { Database } from "@/prisma/client";
import type { BarDeps } from "@/server/domain/person/bars";

/** What decisions reach beyond the database. Called after they are kept. */
export type ModerationDeps = BarDeps & {
  database: Database;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Sends everyone out of a room that was closed. */
  closeRoom: (room: RoomId) => Promise<void>;
  /** Ends what somebody is connected to. */
  shutOut: (actor: ActorId) => Promise<void>;
};
