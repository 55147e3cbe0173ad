import type { Code } from "@/core/kernel/errors";
import type { ActorId, ClientId, RoomId } from "@/core/kernel/ids/ids";
import { emptyRecipe } from "@/core/picture/recipe/recipe";
import { chainEvents } from "@/core/room/log/chain";
import type { RoomEvent } from "@/core/room/log/event";
import { genesis } from "@/core/room/log/hash-event";
import { replay } from "@/core/room/log/replay";
import {
  type CommandMessage,
  type CommittedMessage,
  type EditAck,
  EditMessage,
  type JoinMessage,
  type JoinReply,
  type PendingMessage,
} from "@/core/room/protocol/messages";
import type { Models } from "@/core/room/rules/decide";
import { reduce } from "@/core/room/rules/reduce";
import { RoomCore } from "@/core/room/rules/room-core";
import type { RoomState } from "@/core/room/rules/state";
import { roleOf } from "@/core/room/rules/state";
import type { Group } from "@/core/room/rules/write-line";

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
  #writing: Group | null = null;
  #waiting: {
    n: number;
    refused: { n: number; error: Code }[];
    rev: number;
    answer: (a: EditAck) => void;
  }[] = [];
  listeners = new Map<string, Listener>();
  broken = false;

  constructor(
    readonly room: RoomId,
    host: ActorId,
    members: readonly ActorId[],
    readonly models: Models,
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
    this.#writing = null;
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
      status: { title: "A room", frozen: state.frozen, locked: [], storage: "ok", render: "ok" },
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
    const outcome = this.#core.edit(actor, client, EditMessage.parse(message), at);
    if (!outcome.ok) {
      answer(outcome);
      return;
    }
    if (outcome.accepted.length > 0) {
      for (const l of this.listeners.values())
        if (l.client !== client) l.pending({ boot: this.#core.boot, edits: outcome.accepted });
    }
    const { n, refused, rev } = outcome;
    if (outcome.settled) answer({ ok: true, seq: this.#core.state.seq, n, refused });
    else this.#waiting.push({ n, refused, rev, answer });
  }

  /** Decides at once; what it says is on disk with the next write. */
  command(actor: ActorId, command: CommandMessage, at: number): string {
    const decided = this.#core.command(actor, command, at, this.stateAt);
    return decided.ok ? "ok" : decided.error;
  }

  /** Begins to write what waits. */
  write(): void {
    this.#writing ??= this.#core.takeGroup();
  }

  /** The write ends: well, or on a broken disk. */
  written(): void {
    const group = this.#writing;
    this.#writing = null;
    if (!group) return;
    if (this.broken) {
      this.#core.failed();
      return;
    }
    this.log.push(...group.events);
    const message = this.#core.committed(group);
    for (const listener of this.listeners.values()) listener.committed(message);
    const due = this.#waiting.filter((w) => w.rev <= group.rev);
    this.#waiting = this.#waiting.filter((w) => w.rev > group.rev);
    for (const { n, refused, answer } of due) answer({ ok: true, seq: message.seq, n, refused });
  }
}
