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

/** What decisions change outside the database. Called after they are kept. */
export type ModerationDeps = CaseDeps & {
  /** Closes the connections of everyone in a closed room. */
  closeRoom: (room: RoomId) => Promise<void>;
  /** Ends what somebody is connected to. */
  shutOut: (actor: ActorId) => Promise<void>;
  /** Undoes a case's decision in a live room, and notes in the case how much could be undone: both or neither. */
  liftInRoom: (live: LiveMeasure, id: string) => Promise<Lifted>;
  /** Called when the effect of a decision in a room could not be undone. It is tried again later. */
  onLate: (error: unknown, id: string) => void;
};
