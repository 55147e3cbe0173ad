import type { Unlinked } from "@/core/room/log/chain";
import type { PendingEdit } from "@/core/room/protocol/messages";

/** A pending edit with what its event will need. */
export type Waiting = PendingEdit & { gesture: number; at: number };

export const asPending = ({ at: _at, gesture: _gesture, ...pending }: Waiting): PendingEdit => pending;

export const toBody = ({ at, actor, edit, client, n, gesture, modelHash }: Waiting): Unlinked => ({
  at,
  actor,
  kind: "edit",
  payload: { edit, client, n, gesture, ...(modelHash ? { modelHash } : {}) },
});
