import { type Code, fail, ok, type Result } from "@/core/kernel/errors";
import { type ActorId, type ClientId, INSTANCE_ACTOR } from "@/core/kernel/ids/ids";
import type { Lifted, LiveMeasure } from "@/core/moderation/live";
import { writeOf } from "@/core/picture/edits/apply";
import { writeRegister } from "@/core/picture/edits/register";
import type { Recipe } from "@/core/picture/recipe/recipe";
import type { Unlinked } from "@/core/room/log/chain";
import type { EventBody } from "@/core/room/log/event";
import { ROOM_LIMITS } from "@/core/room/protocol/limits";
import type {
  CommandMessage,
  CommittedEvent,
  CommittedMessage,
  EditMessage,
  NumberedEdit,
  PendingEdit,
} from "@/core/room/protocol/messages";
import type { ModeratorAct } from "@/core/room/protocol/moderator-act";
import { blockedFrom, decideCommand, decideEdit, decideModeration, type Models } from "./decide";
import { type Around, decideLift } from "./decide-lift";
import { LogRoom, waitingBytes } from "./log-room";
import { OpenGroup } from "./open-group";
import { SeenNumbers } from "./seen-numbers";
import type { RoomState } from "./state";
import { asPending, toBody, type Waiting } from "./waiting";
import { type Group, WriteLine } from "./write-line";

/**
 * The result of an edit message. Its ack is due when `committedRev` has reached `rev`: at once where `settled`,
 * else after a commit. Everything up to n is settled then, `refused` excepted.
 */
export type EditOutcome =
  | { ok: false; error: Code }
  | {
      ok: true;
      n: number;
      accepted: PendingEdit[];
      refused: { n: number; error: Code }[];
      settled: boolean;
      rev: number;
    };

/**
 * The core of a room, without a clock, a database or a socket: it orders edits and commands and says what to write. Edits wait in an open group; a command closes it, so that each command is decided on everything that
 * came before it, without waiting for the disk. The shell around it (server/domain/room) writes and sends.
 */
export class RoomCore {
  readonly #line: WriteLine;
  #open = new OpenGroup();
  /** The tip with the open group over it. */
  #view: Recipe;
  #rev = 0;
  #committedRev = 0;
  /** Pending edits, for people who join before they are committed. */
  #inLine: Waiting[] = [];
  readonly #seen = new SeenNumbers();
  #readOnly = false;

  constructor(
    state: RoomState,
    readonly boot: string,
    private readonly models: Models,
    readonly log: LogRoom = new LogRoom(0, Number.POSITIVE_INFINITY),
  ) {
    this.#line = new WriteLine(state, log);
    this.#view = state.recipe;
  }

  /** Committed state. */
  get state(): RoomState {
    return this.#line.state;
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

  /** Whether anything is not on disk yet. */
  get hasPending(): boolean {
    return !this.#line.isEmpty || !this.#open.isEmpty;
  }

  /** An upper bound of the bytes that everything not yet on disk takes there. */
  get pendingBytes(): number {
    return this.#line.bytes + this.#open.bytes;
  }

  /** Pending edits in order, for someone who joins. */
  get pending(): PendingEdit[] {
    return [...this.#inLine, ...this.#open.edits].map(asPending);
  }

  /**
   * Takes one client's edits. Edits seen before are not applied again. A gap is refused: otherwise the missing edits would count as seen.
   * @param barred errors that the room's owner, who can read the database, found in single edits, by their numbers
   */
  edit(
    actor: ActorId,
    client: ClientId,
    message: EditMessage,
    at: number,
    barred: ReadonlyMap<number, Code> = new Map(),
  ): EditOutcome {
    const first = message.edits[0];
    const last = message.edits.at(-1);
    if (!first || !last || message.edits.some((e, i) => e.n !== first.n + i)) return refuse("malformed");
    const seen = this.#seen.of(this.#line.tip, actor, client, message.base);
    if (first.n > seen + 1) return refuse("out_of_order");
    const fresh = message.edits.filter((e) => e.n > seen);
    if (fresh.length > 0) {
      const blocked = this.#blockedFrom(actor, message.epoch);
      if (blocked) return refuse(blocked);
    }
    const accepted: PendingEdit[] = [];
    for (const numbered of fresh) {
      const bar = barred.get(numbered.n);
      const decided = bar ? fail(bar) : this.#decide(actor, client, numbered, at);
      if (decided.ok) accepted.push(decided.value);
      this.#seen.note(actor, client, numbered.n, decided.ok ? null : decided.error);
    }
    const settled = this.#waitingOf(actor, client).length === 0;
    const refused = this.#seen.refused(actor, client, first.n, last.n);
    return { ok: true, n: last.n, accepted, refused, settled, rev: settled ? 0 : this.#rev };
  }

  #blockedFrom(actor: ActorId, epoch: number): Code | null {
    const blocked = blockedFrom(this.#line.tip, actor);
    if (blocked) return blocked;
    if (epoch !== this.#line.tip.epoch) return "stale_epoch";
    if (this.#readOnly) return "storage_unavailable";
    return this.pendingBytes > ROOM_LIMITS.pendingBytes ? "too_frequent" : null;
  }

  #decide(
    actor: ActorId,
    client: ClientId,
    { n, gesture, edit }: NumberedEdit,
    at: number,
  ): Result<PendingEdit> {
    const decided = decideEdit(this.#line.tip, this.#view, actor, edit, this.models);
    if (!decided.ok) return decided;
    const fits = this.log.fits(this.#open.bytes + waitingBytes({ edit: decided.value }));
    if (!fits.ok) return fits;
    this.#rev += 1;
    const modelHash = edit.kind === "model" ? this.models.get(edit.value)?.hash : undefined;
    const hash = modelHash ? { modelHash } : {};
    const waiting: Waiting = { rev: this.#rev, actor, client, n, edit: decided.value, gesture, at, ...hash };
    this.#open.add(waiting, this.#view);
    this.#view = writeRegister(this.#view, writeOf(decided.value, actor, modelHash));
    return ok(asPending(waiting));
  }

  /** This client's pending edits: an ack means "on disk", so it waits for them. */
  #waitingOf(actor: ActorId, client: ClientId): Waiting[] {
    return [...this.#inLine, ...this.#open.edits].filter((w) => w.actor === actor && w.client === client);
  }

  /**
   * Decides a command on everything that came before it, and puts it in line; answers the seq it will have. Its ack is
   * due when that is committed. `stateAt` gives the room's state after an earlier, committed event.
   */
  command(
    actor: ActorId,
    command: CommandMessage,
    at: number,
    stateAt: (seq: number) => RoomState | null,
  ): Result<{ seq: number }> {
    return this.#decided(actor, at, () =>
      decideCommand(this.#line.tip, actor, command, stateAt, this.models, at),
    );
  }

  /** Decides a moderator's command, under the instance's actor. `before` is the state it was decided on. */
  moderate(
    act: ModeratorAct,
    at: number,
    stateAt: (seq: number) => RoomState | null,
  ): Result<{ seq: number; before: RoomState }> {
    let before = this.#line.tip;
    const decided = this.#decided(INSTANCE_ACTOR, at, () => {
      before = this.#line.tip;
      return decideModeration(before, act, stateAt, this.models);
    });
    return decided.ok ? ok({ ...decided.value, before }) : decided;
  }

  /** Gives back what moderators took, by the instance's actor. */
  lift(live: LiveMeasure, at: number, around: Around): Result<{ seq: number; lifted: Lifted }> {
    let lifted: Lifted = "all";
    const decided = this.#decided(INSTANCE_ACTOR, at, () => {
      const lift = decideLift(this.#line.tip, live, around, this.models);
      if (!lift.ok) return lift;
      lifted = lift.value.lifted;
      return ok(lift.value.body);
    });
    return decided.ok ? ok({ ...decided.value, lifted }) : decided;
  }

  #decided(actor: ActorId, at: number, decide: () => Result<EventBody>): Result<{ seq: number }> {
    if (this.#readOnly) return fail("storage_unavailable");
    this.#close();
    const decided = decide();
    if (!decided.ok) return decided;
    // A full log refuses no decision of moderators.
    const full = actor === INSTANCE_ACTOR ? null : this.log.against(decided.value);
    if (full) return fail(full);
    return ok({ seq: this.record({ at, actor, ...decided.value }) });
  }

  /** Puts an event in line that needs no deciding here (someone joined); answers its seq. */
  record(body: Unlinked): number {
    this.#close();
    this.#line.link([body]);
    this.#view = this.#line.tip.recipe;
    return this.#line.tip.seq;
  }

  /** Closes the open group: its edits get their places in the log. */
  #close(): void {
    if (this.#open.isEmpty) return;
    const edits = this.#open.edits;
    this.#open = new OpenGroup();
    this.#inLine.push(...edits);
    this.#line.link(edits.map(toBody));
  }

  /** Everything that waits, to be written; null when there is nothing, or something is being written. */
  takeGroup(): Group | null {
    if (this.#line.isWriting) return null;
    this.#close();
    return this.#line.take(this.#rev);
  }

  /** A group is on disk. Answers what everyone is told. */
  committed(group: Group): CommittedMessage {
    const events = this.#line.written(group);
    this.#inLine = this.#inLine.filter((w) => w.rev > group.rev);
    this.#committedRev = group.rev;
    this.#readOnly = false;
    const { seq, head, epoch } = this.state;
    return { boot: this.boot, seq, head, epoch, rev: this.#committedRev, events };
  }

  /** A group could not be written: it stays first in line, and the room takes nothing more for now. */
  failed(): void {
    this.#line.failed();
    this.#readOnly = true;
  }

  /** Committed events after `seq`, if all of them are still in memory. */
  tailAfter(seq: number): CommittedEvent[] | null {
    return this.#line.tailAfter(seq);
  }

  /** The highest edit number of a client that is committed or was refused: what it need not send again. */
  ackedOf(actor: ActorId, client: ClientId): number {
    const seen = this.#seen.of(this.#line.tip, actor, client, 0);
    return this.#waitingOf(actor, client).reduce((least, w) => Math.min(least, w.n - 1), seen);
  }
}

const refuse = (error: Code): EditOutcome => ({ ok: false, error });
