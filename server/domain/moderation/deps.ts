import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import type { Lifted, LiveMeasure } from "@/core/moderation/live";
import type { Database, Tx } from "@/prisma/client";
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
  /** Gives back what a decision took in a live room. */
  liftInRoom: (live: LiveMeasure, note: (tx: Tx, lifted: Lifted) => Promise<void>) => Promise<unknown>;
  /** Called when a decision could not be given back now. It is tried again later. */
  onLate: (error: unknown, id: string) => void;
};
