import { z } from "zod";
import { CODES, type Code } from "@/core/kernel/errors";
import { ActorId, WorkId } from "@/core/kernel/ids/ids";
import type { Person } from "@/server/domain/identity/actors";
import type { Bus } from "@/server/infra/bus/bus";
import type { Schemas } from "@/server/infra/bus/redis-bus";

/** Events that processes with live connections or open rooms must hear of. Each is told after it is in the database. */
export type Events = {
  /** A person's live connections end, of all their actors and tabs, and they are told why. */
  ended: { actor: ActorId; code: Code };
  /** Somebody is no longer a moderator: they leave the rooms that they watch unseen. */
  watchingEnded: { actor: ActorId };
  /** Somebody is asked before a work is published, wherever they are connected. */
  asked: { actor: ActorId; work: WorkId };
  /** Open rooms show somebody's new name. */
  renamed: { actor: ActorId; person: Person };
  /** A job waits, for whichever process runs jobs. */
  jobAsked: Record<string, never>;
};
export type EventBus = Bus<Events>;

/** The same, as what comes from another process is checked. */
export const eventSchemas: Schemas<Events> = {
  ended: z.object({ actor: ActorId, code: z.enum(Object.keys(CODES) as [Code, ...Code[]]) }),
  watchingEnded: z.object({ actor: ActorId }),
  asked: z.object({ actor: ActorId, work: WorkId }),
  renamed: z.object({ actor: ActorId, person: z.object({ name: z.string(), isGuest: z.boolean() }) }),
  jobAsked: z.record(z.string(), z.never()),
};
