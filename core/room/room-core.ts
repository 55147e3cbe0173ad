import { writeOf } from "@/core/edits/apply";
import { registerOf } from "@/core/edits/edit";
import { writeRegister } from "@/core/edits/register";
import type { Code, Result } from "@/core/errors";
import type { ActorId, ClientId } from "@/core/ids/ids";
import { chainEvents, type Unlinked } from "@/core/log/chain";
import type { EventBody, RoomEvent } from "@/core/log/event";
import type {
  CommandMessage,
  CommittedEvent,
  CommittedMessage,
  EditMessage,
  NumberedEdit,
  PendingEdit,
} from "@/core/protocol/messages";
import type { Recipe } from "@/core/recipe/recipe";
import { blockedFrom, decideCommand, decideEdit, type Models } from "./decide";
import { reduceWithEffect } from "./reduce";
import { clientKey, type RoomState } from "./state";

/** A pending edit with what its event will need. */
type Waiting = PendingEdit & { gesture: number; at: number };

/** What became of an edit message. Its ack is due when edits up to `n` are settled: at once, or after the next commit. */
export type EditOutcome =
  | { ok: false; error: Code }
  | { ok: true; n: number; accepted: PendingEdit[]; refused: { n: number; error: Code }[]; settled: boolean };

/** Events decided and linked, to be written in one transaction; then `committed` or `failed`. */
export type Group = { events: RoomEvent[]; rev: number; before: { epoch: number; seq: number } };

/** How many committed events are kept for clients that come back soon. */
const TAIL_KEPT = 512;
const REFUSALS_KEPT = 64;

/**
 * A room's heart, without a clock, a database or a socket: orders edits, keeps what is pending, decides commands, and
 * says what to write. The shell around it (server/domain/room) writes and sends.
 */
export class RoomCore {
  #state: RoomState;
  #rev = 0;
  #committedRev = 0;
  /** Being written, and waiting for the next group: by (actor, register), in order of last write. */
  #writing: Waiting[] = [];
  #next = new Map<string, Waiting>();
  /** Highest edit number seen from a client in this boot, refused ones included. */
  readonly #seen = new Map<string, number>();
  /** What was refused lately, by client: an answer that is asked for twice says the same. */
  readonly #refusals = new Map<string, { n: number; error: Code }[]>();
  #tail: CommittedEvent[] = [];
  #view: Recipe;
  #readOnly = false;

  constructor(
    state: RoomState,
    readonly boot: string,
    private readonly models: Models,
  ) {
    this.#state = state;
    this.#view = state.recipe;
  }

  /** Committed state. */
  get state(): RoomState {
    return this.#state;
  }

  /** Committed state and everything pending: what frames show. */
  get view(): Recipe {
    return this.#view;
  }

  get rev(): number {
    return this.#rev;
  }

  get committedRev(): number {
    return this.#committedRev;
  }

  get isReadOnly(): boolean {
    return this.#readOnly;
  }

  get hasPending(): boolean {
    return this.#writing.length > 0 || this.#next.size > 0;
  }

  /** Pending edits in order, for someone who joins. */
  get pending(): PendingEdit[] {
    return [...this.#writing, ...this.#next.values()].map(asPending);
  }

  /** Takes one client's edits. Seen ones are not applied again; a gap is refused, so that nothing is taken for seen. */
  edit(actor: ActorId, client: ClientId, message: EditMessage, at: number): EditOutcome {
    const blocked = blockedFrom(this.#state, actor);
    const first = message.edits[0];
    if (!first) return { ok: false, error: "malformed" };
    const key = clientKey(actor, client);
    const seen = Math.max(this.#state.clients[key]?.n ?? 0, this.#seen.get(key) ?? 0, message.base);
    if (first.n > seen + 1) return { ok: false, error: "out_of_order" };
    if (message.edits.some((e, i) => e.n !== first.n + i)) return { ok: false, error: "malformed" };
    const fresh = message.edits.filter((e) => e.n > seen);
    const n = message.edits.at(-1)?.n ?? 0;
    if (fresh.length > 0) {
      if (blocked) return { ok: false, error: blocked };
      if (message.epoch !== this.#state.epoch) return { ok: false, error: "stale_epoch" };
      if (this.#readOnly) return { ok: false, error: "storage_unavailable" };
    }
    const accepted: PendingEdit[] = [];
    const refused: { n: number; error: Code }[] = [];
    for (const numbered of fresh) {
      const decided = this.#decide(actor, client, numbered, at);
      if (decided.ok) accepted.push(decided.value);
      else refused.push({ n: numbered.n, error: decided.error });
    }
    if (fresh.length > 0) this.#seen.set(key, n);
    if (refused.length > 0)
      this.#refusals.set(key, [...(this.#refusals.get(key) ?? []), ...refused].slice(-REFUSALS_KEPT));
    const known = (this.#refusals.get(key) ?? []).filter((r) => r.n >= first.n && r.n <= n);
    const only = refused[0];
    if (only && accepted.length === 0 && fresh.length === message.edits.length)
      return { ok: false, error: only.error };
    return {
      ok: true,
      n,
      accepted,
      refused: known,
      settled: accepted.length === 0 && !this.#waitsFor(actor, client),
    };
  }

  #decide(
    actor: ActorId,
    client: ClientId,
    { n, gesture, edit }: NumberedEdit,
    at: number,
  ): Result<PendingEdit> {
    const decided = decideEdit(this.#state, this.#view, actor, edit, this.models);
    if (!decided.ok) return decided;
    this.#rev += 1;
    const modelHash = edit.kind === "model" ? this.models.get(edit.value)?.hash : undefined;
    const waiting: Waiting = {
      rev: this.#rev,
      actor,
      client,
      n,
      edit,
      gesture,
      at,
      ...(modelHash ? { modelHash } : {}),
    };
    const key = `${actor} ${registerOf(edit, actor)}`;
    this.#next.delete(key);
    this.#next.set(key, waiting);
    this.#view = writeRegister(this.#view, writeOf(edit, actor, modelHash));
    return { ok: true, value: asPending(waiting) };
  }

  /** An ack means "on disk": with anything of this client pending, it waits for the commit. */
  #waitsFor(actor: ActorId, client: ClientId): boolean {
    const mine = (w: Waiting) => w.actor === actor && w.client === client;
    return this.#writing.some(mine) || [...this.#next.values()].some(mine);
  }

  /** The next group of pending edits as linked events; null when there are none or one is being written. */
  takeGroup(): Group | null {
    if (this.#writing.length > 0 || this.#next.size === 0) return null;
    this.#writing = [...this.#next.values()];
    this.#next = new Map();
    return this.#link(this.#writing.map(toBody));
  }

  /** A command or other single event, as a group of one. Pending edits must have been written first. */
  groupOf(body: Unlinked): Group {
    if (this.hasPending) throw new Error("flush the pending edits first");
    return this.#link([body]);
  }

  #link(bodies: readonly Unlinked[]): Group {
    const { room, seq, head, epoch } = this.#state;
    const rev = this.#writing.reduce((most, w) => Math.max(most, w.rev), this.#committedRev);
    return { events: chainEvents(room, seq, head, bodies), rev, before: { epoch, seq } };
  }

  /** The state a group leads to, for its snapshot and its roles; changes nothing. */
  stateAfter(group: Group): RoomState {
    return group.events.reduce<RoomState>(
      (state, event) => reduceWithEffect(state, event).state,
      this.#state,
    );
  }

  /** A group is on disk. Answers what everyone is told. */
  committed(group: Group): CommittedMessage {
    const events = group.events.map((event): CommittedEvent => {
      const { state, effect } = reduceWithEffect(this.#state, event);
      this.#state = state;
      return { event, effect };
    });
    this.#writing = [];
    this.#committedRev = group.rev;
    this.#readOnly = false;
    this.#tail = [...this.#tail, ...events].slice(-TAIL_KEPT);
    if (this.#state.epoch !== group.before.epoch) this.#next = new Map();
    this.#rebuildView();
    const { seq, head, epoch } = this.#state;
    return { boot: this.boot, seq, head, epoch, rev: group.rev, events };
  }

  /** A group could not be written: its edits go back in front of the next, and the room takes no more for now. */
  failed(): void {
    const later = this.#next;
    this.#next = new Map();
    for (const waiting of [...this.#writing, ...later.values()]) {
      const key = `${waiting.actor} ${registerOf(waiting.edit, waiting.actor)}`;
      this.#next.delete(key);
      this.#next.set(key, waiting);
    }
    this.#writing = [];
    this.#readOnly = true;
  }

  command(
    actor: ActorId,
    command: CommandMessage,
    stateAt: (seq: number) => RoomState | null,
  ): Result<EventBody> {
    return decideCommand(this.#state, actor, command, stateAt);
  }

  /** Committed events after `seq`, when all of them are still at hand. */
  tailAfter(seq: number): CommittedEvent[] | null {
    if (seq > this.#state.seq) return null;
    const tail = this.#tail.filter(({ event }) => event.seq > seq);
    return tail.length === this.#state.seq - seq ? tail : null;
  }

  /** The highest edit number of a client that is committed or was refused: what it need not send again. */
  ackedOf(actor: ActorId, client: ClientId): number {
    const key = clientKey(actor, client);
    const pending = [...this.#writing, ...this.#next.values()].filter(
      (w) => w.actor === actor && w.client === client,
    );
    const seen = Math.max(this.#state.clients[key]?.n ?? 0, this.#seen.get(key) ?? 0);
    return pending.reduce((least, w) => Math.min(least, w.n - 1), seen);
  }

  #rebuildView(): void {
    this.#view = this.#state.recipe;
    for (const { edit, actor, modelHash } of this.#next.values()) {
      this.#view = writeRegister(this.#view, writeOf(edit, actor, modelHash));
    }
  }
}

const asPending = ({ rev, actor, client, n, edit, modelHash }: Waiting): PendingEdit => ({
  rev,
  actor,
  client,
  n,
  edit,
  ...(modelHash ? { modelHash } : {}),
});

const toBody = ({ at, actor, edit, client, n, gesture, modelHash }: Waiting): Unlinked => ({
  at,
  actor,
  kind: "edit",
  payload: { edit, client, n, gesture, ...(modelHash ? { modelHash } : {}) },
});
