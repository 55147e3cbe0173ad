import type { ActorId, ClientId, RoomId } from "@/core/ids/ids";
import { chainEvents } from "@/core/log/chain";
import { genesis, type RoomEvent } from "@/core/log/event";
import { replay } from "@/core/log/replay";
import type {
  CommandMessage,
  CommittedMessage,
  EditAck,
  EditMessage,
  JoinMessage,
  JoinReply,
  PendingMessage,
} from "@/core/protocol/messages";
import { emptyRecipe } from "@/core/recipe/recipe";
import type { Models } from "@/core/room/decide";
import { reduce } from "@/core/room/reduce";
import { RoomCore } from "@/core/room/room-core";
import type { RoomState } from "@/core/room/state";
import { roleOf } from "@/core/room/state";

export type Listener = {
  actor: ActorId;
  client: ClientId;
  pending: (m: PendingMessage) => void;
  committed: (m: CommittedMessage) => void;
};

/**
 * A room's owner around a RoomCore, in virtual time: what reaches `log` is on disk, everything else dies with `crash`.
 * The real shell does the same with a database and sockets.
 */
export class TestServer {
  /** The disk. */
  readonly log: RoomEvent[] = [];
  #core: RoomCore;
  #boots = 0;
  #waiting: {
    actor: ActorId;
    client: ClientId;
    n: number;
    refused: { n: number; error: never }[];
    answer: (a: EditAck) => void;
  }[] = [];
  listeners = new Map<string, Listener>();
  broken = false;

  constructor(
    readonly room: RoomId,
    host: ActorId,
    members: readonly ActorId[],
    private readonly models: Models,
  ) {
    const model = [...models.values()][0];
    if (!model) throw new Error("a room needs a model");
    const recipe = emptyRecipe({ ...model, classes: [...model.classes].map((id) => ({ id })) }, 7);
    const bodies = [
      { at: 0, actor: host, kind: "created" as const, payload: { recipe, defaultRole: "editor" as const } },
      ...members
        .filter((m) => m !== host)
        .map((actor) => ({ at: 0, actor, kind: "joined" as const, payload: { role: "editor" as const } })),
    ];
    this.log.push(...chainEvents(room, -1, genesis(room), bodies));
    this.#core = this.#open();
  }

  get core(): RoomCore {
    return this.#core;
  }

  #open(): RoomCore {
    this.#boots += 1;
    return new RoomCore(replay(this.log), `boot-${this.#boots}`, this.models);
  }

  /** kill -9: pending edits and unanswered acks are gone; connections break; the log stands. */
  crash(): void {
    this.#waiting = [];
    this.listeners.clear();
    this.broken = false;
    this.#core = this.#open();
  }

  stateAt = (seq: number): RoomState | null => {
    let state: RoomState | null = null;
    for (const event of this.log) if (event.seq <= seq) state = reduce(state, event);
    return state;
  };

  join(message: JoinMessage, listener: Listener): JoinReply {
    this.listeners.set(message.client, listener);
    const { state } = this.#core;
    const tail = message.have?.epoch === state.epoch ? this.#core.tailAfter(message.have.seq) : null;
    return {
      room: this.room,
      boot: this.#core.boot,
      epoch: state.epoch,
      seq: state.seq,
      head: state.head,
      ...(tail ? { tail } : { recipe: state.recipe }),
      rev: this.#core.committedRev,
      pending: this.#core.pending,
      members: [],
      me: listener.actor,
      role: roleOf(state, listener.actor) ?? "viewer",
      status: { frozen: state.frozen, locked: [], storage: "ok", render: "ok" },
      chat: [],
      settled: null,
      acked: this.#core.ackedOf(listener.actor, message.client),
    };
  }

  edit(
    actor: ActorId,
    client: ClientId,
    message: EditMessage,
    at: number,
    answer: (a: EditAck) => void,
  ): void {
    const outcome = this.#core.edit(actor, client, message, at);
    if (!outcome.ok) {
      answer(outcome);
      return;
    }
    if (outcome.accepted.length > 0) {
      for (const l of this.listeners.values())
        if (l.client !== client) l.pending({ boot: this.#core.boot, edits: outcome.accepted });
    }
    if (outcome.settled)
      answer({ ok: true, seq: this.#core.state.seq, n: outcome.n, refused: outcome.refused });
    else this.#waiting.push({ actor, client, n: outcome.n, refused: outcome.refused as never, answer });
  }

  commit(): void {
    const group = this.#core.takeGroup();
    if (!group) return;
    if (this.broken) {
      this.#core.failed();
      return;
    }
    this.log.push(...group.events);
    this.#tell(this.#core.committed(group));
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { n, refused, answer } of waiting) answer({ ok: true, seq: this.#core.state.seq, n, refused });
  }

  command(actor: ActorId, command: CommandMessage, at: number): string {
    this.commit();
    if (this.#core.hasPending) return "storage_unavailable";
    const decided = this.#core.command(actor, command, this.stateAt);
    if (!decided.ok) return decided.error;
    const group = this.#core.groupOf({ at, actor, ...decided.value });
    this.log.push(...group.events);
    this.#tell(this.#core.committed(group));
    return "ok";
  }

  #tell(message: CommittedMessage): void {
    for (const listener of this.listeners.values()) listener.committed(message);
  }
}
