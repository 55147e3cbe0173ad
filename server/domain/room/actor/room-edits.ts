import { canonicalBytes } from "@/core/kernel/canon/bytes";
import type { Code } from "@/core/kernel/errors";
import type { ActorId, ClientId } from "@/core/kernel/ids/ids";
import { ROOM_LIMITS } from "@/core/room/protocol/limits";
import type { EditAck, EditMessage, PendingEdit } from "@/core/room/protocol/messages";
import type { RoomCore } from "@/core/room/rules/room-core";
import { claimsIn } from "@/core/work/record/claims";
import { roomMetrics } from "@/server/infra/metrics/metrics";
import type { RoomDeps, UntrueParents } from "../deps";
import type { Committer } from "./committer";
import { tracesOf } from "./edit-traces";

/** Told of edits at once, before they are on disk. */
export type OnPending = (edits: PendingEdit[], from: ClientId) => void;

/**
 * Takes a room's edits; the answers come when they are on disk. Edits that name a work are looked up first, and what the same
 * client sends meanwhile waits behind them.
 */
export class RoomEdits {
  /** By client: the last of its messages that is being looked up. */
  readonly #lookups = new Map<ClientId, Promise<unknown>>();
  /** Bytes of what waits for its look-up. */
  #waiting = 0;
  #closed = false;

  constructor(
    private readonly core: RoomCore,
    private readonly committer: Committer,
    private readonly deps: Pick<RoomDeps, "now"> & { untrueParents: UntrueParents },
    private readonly onPending: OnPending,
  ) {}

  async edit(actor: ActorId, client: ClientId, message: EditMessage): Promise<EditAck> {
    const before = this.#lookups.get(client);
    if (!before && !message.edits.some(({ edit }) => claimsIn(edit).length > 0))
      return this.#take(actor, client, message);
    const bytes = canonicalBytes(message);
    if (this.#waiting + bytes > ROOM_LIMITS.pendingBytes) return { ok: false, error: "too_frequent" };
    this.#waiting += bytes;
    const lookUp = async () => this.deps.untrueParents(actor, this.core.state.recipe, message);
    const lookup = before ? before.then(lookUp, lookUp) : lookUp();
    this.#lookups.set(client, lookup);
    try {
      const barred = await lookup;
      if (this.#closed) return { ok: false, error: "room_moved" };
      return this.#take(actor, client, message, barred);
    } finally {
      this.#waiting -= bytes;
      // In the same turn of the event loop as taking it, so that no other message of this client comes between.
      if (this.#lookups.get(client) === lookup) this.#lookups.delete(client);
    }
  }

  /** Refuses edits whose look-up has not ended. */
  close(): void {
    this.#closed = true;
  }

  #take(
    actor: ActorId,
    client: ClientId,
    message: EditMessage,
    barred?: ReadonlyMap<number, Code>,
  ): Promise<EditAck> {
    const outcome = this.core.edit(actor, client, message, this.deps.now(), barred);
    if (!outcome.ok) return Promise.resolve({ ok: false, error: outcome.error });
    const { accepted, refused, n } = outcome;
    roomMetrics.edits.inc(accepted.length);
    roomMetrics.refused.inc(refused.length);
    if (accepted.length > 0) this.onPending(accepted, client);
    const ack = (): EditAck => {
      // If the whole message was refused, say so rather than answer ok.
      const only = accepted.length === 0 && refused.length === message.edits.length ? refused[0] : undefined;
      return only ? { ok: false, error: only.error } : { ok: true, seq: this.core.state.seq, n, refused };
    };
    if (outcome.settled) return Promise.resolve(ack());
    const { room } = this.core.state;
    const trace = tracesOf(this.core).begun(outcome.rev, {
      "cohue.room": room,
      "cohue.edits": accepted.length,
    });
    return new Promise((resolve) =>
      this.committer.whenRev(outcome.rev, (fault) => {
        trace.committed();
        resolve(fault ? { ok: false, error: fault } : ack());
      }),
    );
  }
}
