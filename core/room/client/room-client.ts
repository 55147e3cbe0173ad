import { canonicalBytes } from "@/core/kernel/canon/bytes";
import type { Code } from "@/core/kernel/errors";
import type { ActorId, ClientId, Sha256 } from "@/core/kernel/ids/ids";
import { writeOf } from "@/core/picture/edits/apply";
import { Edit, type Register, registerOf } from "@/core/picture/edits/edit";
import { writeRegister } from "@/core/picture/edits/register";
import { RECIPE_LIMITS } from "@/core/picture/recipe/limits";
import type { Recipe } from "@/core/picture/recipe/recipe";
import type {
  CommittedEvent,
  CommittedMessage,
  EditAck,
  EditMessage,
  JoinReply,
  PendingEdit,
  PendingMessage,
} from "@/core/room/protocol/messages";
import { CommittedCopy } from "./committed-copy";
import type { KeptEdits } from "./kept";
import { Outbox } from "./outbox";
import { Watchers } from "./watchers";

/** What the client asks of its surroundings. */
export type RoomClientPort = {
  /** What I have does not follow on what I am told: join again, with `have`. */
  resync: (why: "gap" | "chain" | "boot") => void;
  /** An edit of mine was refused and is taken back. */
  refused: (edit: Edit, error: Code) => void;
  /** The edits without an acknowledgement have changed. */
  outbox?: () => void;
  /** The hash of a model of this instance, so that my own model change shows before the server answers. */
  modelHash?: (id: string) => Sha256 | undefined;
};

/** After these, an edit is kept and sent again; after any other refusal it is taken back. */
const KEEP: ReadonlySet<Code> = new Set<Code>([
  "too_frequent",
  "out_of_order",
  "storage_unavailable",
  "room_moved",
  "shutting_down",
  "internal",
]);

/**
 * A browser's copy of a room: committed state, over it others' pending edits in the server's order, over these my own
 * that are not settled. Knows no socket and no clock: messages are handed in, `flush` hands messages out.
 */
export class RoomClient {
  /** Nobody before the server has said who I am. */
  #me: ActorId = "" as ActorId;
  #boot = "";
  #epoch = 0;
  readonly #committed = new CommittedCopy();
  #committedRev = 0;
  #ackedSeq = -1;
  #pending: PendingEdit[] = [];
  #view: Recipe | null = null;
  readonly #outbox = new Outbox(() => this.#me);
  readonly #watchers = new Watchers();

  constructor(
    readonly client: ClientId,
    private readonly port: RoomClientPort,
    /** What a page before this one left unacknowledged; its tab's identity is this one's then. */
    private restored: KeptEdits | null = null,
  ) {}

  get me(): ActorId {
    return this.#me;
  }

  get seq(): number {
    return this.#committed.seq;
  }

  get head(): string {
    return this.#committed.head;
  }

  get epoch(): number {
    return this.#epoch;
  }

  /** Whether I have edits that are not on the server's disk yet. */
  get hasUnsettled(): boolean {
    return !this.#outbox.isEmpty;
  }

  /** Whether I have edits that were not handed out to be sent since the last join. */
  get hasUnsent(): boolean {
    return this.#outbox.hasUnsent;
  }

  /** My edits that are not on the server's disk yet, as they outlive the page; null where there are none. */
  get kept(): KeptEdits | null {
    // Before the first join, what an earlier page left is still to be sent: a second reload must not lose it.
    if (this.restored) return this.restored;
    if (this.#outbox.isEmpty) return null;
    return { v: 1, me: this.#me, client: this.client, epoch: this.#epoch, ...this.#outbox.kept };
  }

  /** What a rejoin tells the server; undefined before the first join. */
  get have(): { boot: string; epoch: number; seq: number } | undefined {
    return this.#committed.isGround ? { boot: this.#boot, epoch: this.#epoch, seq: this.seq } : undefined;
  }

  get isJoined(): boolean {
    return this.#committed.recipe !== null;
  }

  /** The committed recipe alone. Throws before the first join. */
  get committed(): Recipe {
    if (!this.#committed.recipe) throw new Error("not joined yet");
    return this.#committed.recipe;
  }

  /** The recipe as I see it: committed, pending, mine. Throws before the first join. */
  get view(): Recipe {
    if (!this.#view) throw new Error("not joined yet");
    return this.#view;
  }

  watch(register: Register, changed: () => void): () => void {
    return this.#watchers.watch(register, changed);
  }

  watchAll(prefix: string, changed: () => void): () => void {
    return this.#watchers.watchAll(prefix, changed);
  }

  joined(reply: JoinReply): void {
    this.#me = reply.me;
    this.#boot = reply.boot;
    const before = this.#restore();
    const rewound = (this.isJoined || before) && reply.epoch > this.#epoch;
    if (reply.recipe) this.#committed.set(reply.recipe, reply.seq, reply.head);
    else if (!this.#follow(reply.tail ?? [])) return;
    this.#epoch = reply.epoch;
    this.#committedRev = reply.rev;
    this.#pending = reply.pending.filter((p) => p.client !== this.client);
    this.#outbox.settle(reply.acked);
    this.#outbox.sendAgain();
    if (rewound) this.#takeBackAll("stale_epoch");
    this.#rebuild();
    this.#watchers.tellAll();
    this.port.outbox?.();
  }

  /** At the first join: what I had left behind is mine to send. Somebody else's stays theirs. */
  #restore(): boolean {
    const { restored } = this;
    this.restored = null;
    if (restored?.me !== this.#me) return false;
    this.#epoch = restored.epoch;
    this.#outbox.restore(restored);
    return true;
  }

  pending(message: PendingMessage): void {
    if (message.boot !== this.#boot) return;
    const known = new Set(this.#pending.map((p) => p.rev));
    const fresh = message.edits.filter(
      (p) => p.rev > this.#committedRev && !known.has(p.rev) && p.client !== this.client,
    );
    if (fresh.length === 0) return;
    this.#pending = [...this.#pending, ...fresh].sort((a, b) => a.rev - b.rev);
    this.#rebuild();
    for (const p of fresh) this.#watchers.tell(registerOf(p.edit, p.actor));
  }

  wasCommitted(message: CommittedMessage): void {
    if (!this.isJoined) return;
    if (message.boot !== this.#boot) {
      this.port.resync("boot");
      return;
    }
    const fresh = message.events.filter(({ event }) => event.seq > this.seq);
    if (fresh.length === 0) return;
    const gone = this.#pending.filter((p) => p.rev <= message.rev);
    if (!this.#follow(fresh)) return;
    this.#committedRev = Math.max(this.#committedRev, message.rev);
    this.#pending = this.#pending.filter((p) => p.rev > message.rev);
    const rewound = message.epoch > this.#epoch || fresh.some(({ effect }) => effect === null);
    if (message.epoch > this.#epoch) {
      this.#outbox.settle(this.#mineIn(fresh));
      this.#takeBackAll("stale_epoch");
    }
    this.#epoch = Math.max(this.#epoch, message.epoch);
    this.#rebuild();
    if (rewound) {
      this.#watchers.tellAll();
      return;
    }
    const changed = new Set([
      ...fresh.flatMap(({ effect }) => (effect ?? []).map((write) => write.register)),
      ...gone.map((p) => registerOf(p.edit, p.actor)),
    ]);
    for (const register of changed) this.#watchers.tell(register);
  }

  /** Moves on along committed events. Where they do not follow, asks to join again. */
  #follow(events: readonly CommittedEvent[]): boolean {
    const outcome = this.#committed.follow(events);
    if (outcome !== "ok") this.port.resync(outcome);
    return outcome === "ok";
  }

  /** The highest number of an edit of mine among committed events. */
  #mineIn(events: readonly CommittedEvent[]): number {
    const numbers = events.map(({ event }) =>
      event.kind === "edit" && event.payload.client === this.client ? event.payload.n : 0,
    );
    return Math.max(0, ...numbers);
  }

  /** Says what a register now is. `gesture` groups the writes of one drag: they are undone as one. */
  write(edit: Edit, gesture: number): void {
    // As the server will read it: numbers rounded, so that what I see is what it will be.
    const read = Edit.safeParse(edit);
    if (!read.success) {
      this.port.refused(edit, "out_of_range");
      return;
    }
    if (canonicalBytes(read.data) > RECIPE_LIMITS.editBytes) {
      // Sent, it would end the connection.
      this.port.refused(edit, "too_large");
      return;
    }
    const register = this.#outbox.put(read.data, gesture);
    this.#rebuild();
    this.#watchers.tell(register);
    this.port.outbox?.();
  }

  /** The next message to send, or null. Call again until null; its answer goes to `answered`. */
  flush(): EditMessage | null {
    return this.isJoined ? this.#outbox.take(this.#epoch) : null;
  }

  /** The answer to a message. `false`: it was kept, and the caller flushes again a little later. */
  answered(message: EditMessage, answer: EditAck): boolean {
    if (answer.ok) {
      for (const { edit, error } of this.#outbox.reasons(answer.refused)) this.port.refused(edit, error);
      this.#ackedSeq = Math.max(this.#ackedSeq, answer.seq);
      this.#changed(this.#outbox.settle(answer.n));
      return true;
    }
    if (KEEP.has(answer.error)) {
      this.#outbox.returned(message);
      return false;
    }
    for (const { edit } of message.edits) this.port.refused(edit, answer.error);
    this.#changed(this.#outbox.drop(message));
    return true;
  }

  /** No answer came, or the connection is gone: everything unsettled goes again after the next join. */
  unanswered(): void {
    this.#outbox.sendAgain();
  }

  /** Whether the server has acknowledged something that I have not been told of. */
  get isBehind(): boolean {
    return this.#ackedSeq > this.seq;
  }

  /** The room was set to another moment: what I wrote to the one before, sent or not, is taken back. */
  #takeBackAll(error: Code): void {
    for (const edit of this.#outbox.clear()) this.port.refused(edit, error);
    this.port.outbox?.();
  }

  #changed(registers: readonly Register[]): void {
    this.#rebuild();
    for (const register of new Set(registers)) this.#watchers.tell(register);
    this.port.outbox?.();
  }

  #rebuild(): void {
    if (!this.#committed.recipe) return;
    let view = this.#committed.recipe;
    for (const p of this.#pending) view = writeRegister(view, writeOf(p.edit, p.actor, p.modelHash));
    for (const { edit } of this.#outbox.edits) {
      const hash = edit.kind === "model" ? this.port.modelHash?.(edit.value) : undefined;
      if (edit.kind !== "model" || hash) view = writeRegister(view, writeOf(edit, this.#me, hash));
    }
    this.#view = view;
  }
}
