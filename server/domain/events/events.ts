import type { Code } from "@/core/kernel/errors";
import type { ActorId, WorkId } from "@/core/kernel/ids/ids";
import type { Person } from "@/server/domain/identity/actors";
import type { Bus } from "@/server/infra/bus/bus";

/** What whoever has live connections or open rooms has to hear of. Each is told after it is kept in the database. */
export type Events = {
  /** A person's live connections end, of all their actors and tabs, and they are told why. */
  ended: { actor: ActorId; code: Code };
  /** Somebody moderates no more: they leave the rooms that they watch unseen. */
  watchingEnded: { actor: ActorId };
  /** Somebody is asked before a work is published, wherever they are connected. */
  asked: { actor: ActorId; work: WorkId };
  /** Open rooms show somebody's new name. */
  renamed: { actor: ActorId; person: Person };
};
export type EventBus = Bus<Events>;
