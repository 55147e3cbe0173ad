import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import type { Lifted, LiveMeasure } from "@/core/moderation/live";
import type { Database } from "@/prisma/client";
import type { BarDeps } from "@/server/domain/identity/bars";

/** What writing a case's events takes. */
export type CaseDeps = BarDeps & {
  database: Database;
  /** Milliseconds since 1970. */
  now: () => number;
};

/** What decisions reach beyond the database. Called after they are kept. */
export type ModerationDeps = CaseDeps & {
  /** Sends everyone out of a room that was closed. */
  closeRoom: (room: RoomId) => Promise<void>;
  /** Ends what somebody is connected to. */
  shutOut: (actor: ActorId) => Promise<void>;
  /** Gives back what a case's decision took in a live room, and says in the case how much: both or neither. */
  liftInRoom: (live: LiveMeasure, id: string) => Promise<Lifted>;
  /** Called when a decision could not be given back now. It is tried again later. */
  onLate: (error: unknown, id: string) => void;
};
