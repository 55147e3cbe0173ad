import { randomUUID } from "node:crypto";
import { AppError, type Code } from "@/core/kernel/errors";
import { idsOf } from "@/core/kernel/ids/branded";
import { type ActorId, ClientId, type ControlId, INSTANCE_ACTOR, type RoomId } from "@/core/kernel/ids/ids";
import type { Lifted, LiveMeasure } from "@/core/moderation/live";
import { pullersOf } from "@/core/picture/recipe/pullers";
import { round4 } from "@/core/picture/recipe/recipe";
import type { EventBody } from "@/core/room/log/event";
import { IDLE_MS } from "@/core/room/protocol/limits";
import type {
  ChatMessage,
  CommandMessage,
  CommittedMessage,
  EditAck,
  EditMessage,
  JoinMessage,
  JoinReply,
  PresenceMessage,
  ReactMessage,
  Settled,
  WatchReply,
} from "@/core/room/protocol/messages";
import { decideRewind } from "@/core/room/rules/decide-rewind";
import type { LogRoom } from "@/core/room/rules/log-room";
import { RoomCore } from "@/core/room/rules/room-core";
import { hostOf, isMuted, type RoomState, roleOf } from "@/core/room/rules/state";
import { type Person, peopleOf } from "@/server/domain/identity/actors";
import { requireNotKicked } from "../entry/kicked";
import type { TabId } from "../port/calls";
import type { RoomOutlet } from "../port/news";
import { readState } from "../store";
import { recentChat } from "./chat";
import { Committer } from "./committer";
import type { Moderating } from "./decisions";
import { FreshStart } from "./fresh-start";
import { goneFrom } from "./gone";
import { LogQuota } from "./log-quota";
import { towardsPresentModel } from "./newer-model";
import type { OpenRoomDeps } from "./open-room-deps";
import { RoomCommands } from "./room-commands";
import { RoomEdits } from "./room-edits";
import { type Moving, RoomFrames } from "./room-frames";
import { RoomMembers, type Visitor } from "./room-members";
import { RoomTalk } from "./room-talk";
import { type RoomFacts, RoomView } from "./room-view";

/** Of a room that is open to all, how many of those who came once are known by name from the beginning. */
const PEOPLE_READ = 500;

const NO_PLACE = "This room's history is full, so nobody new can join. You can branch its picture.";

/** Somebody's tab that comes in, and how they look to others. */
export type Coming = { tab: TabId; actor: ActorId; person: Person; message: JoinMessage };

/** A room as it is kept: its state, the bytes of the events since the last snapshot, the place in its log, and what its row says. */
export type Kept = { state: RoomState; since: number; log: LogRoom; facts: RoomFacts };

/**
 * The owner of one room. Its rules are the core's; here they meet a clock, the database, the renderer and those who are
 * in the room.
 */
export class RoomActor {
  readonly boot = randomUUID();
  readonly #core: RoomCore;
  readonly #committer: Committer;
  readonly #frames: RoomFrames;
  readonly #members = new RoomMembers();
  readonly #view: RoomView;
  readonly #edits: RoomEdits;
  readonly #commands: RoomCommands;
  readonly #talk: RoomTalk;
  readonly #fresh: FreshStart;
  readonly #quota: LogQuota;
  #facts: RoomFacts;
  #telling = false;
  #idle: NodeJS.Timeout | null = null;
  #closed = false;
  #closing: Promise<void> | null = null;
  #woken: Promise<void> | null = null;

  constructor(
    readonly id: RoomId,
    { state, since, log, facts }: Kept,
    private readonly deps: OpenRoomDeps,
    private readonly outlet: RoomOutlet,
    private readonly onClosed: () => void,
  ) {
    this.#facts = facts;
    this.#core = new RoomCore(state, this.boot, deps.models, log);
    const { db } = deps.database;
    this.#quota = new LogQuota(db, log);
    const events = {
      committed: (message: CommittedMessage) => this.#committed(message),
      storage: () => this.#tellMembers(),
      moved: () => this.#end("room_moved"),
    };
    this.#committer = new Committer(this.#core, db, deps.logger, events, since);
    this.#frames = new RoomFrames(id, this.#core, deps, () => this.#members.watching > 0, {
      frame: (packed) => outlet.frame(packed),
      settled: (settled) => outlet.tell({ kind: "settled", settled }),
      health: () => this.#tellMembers(),
    });
    this.#view = new RoomView(this.#core, this.#members, this.#frames, () => ({
      ...this.#facts,
      freshStart: this.#fresh.asked,
    }));
    this.#edits = new RoomEdits(this.#core, this.#committer, deps, (edits, from) => {
      outlet.tell({ kind: "pending", message: { boot: this.boot, edits }, except: from });
      this.#frames.changed();
    });
    this.#commands = new RoomCommands(
      id,
      { core: this.#core, committer: this.#committer, quota: this.#quota, members: this.#members },
      deps,
      {
        changed: () => this.#frames.changed(),
        sendAway: (actor, words) => outlet.tell({ kind: "close", code: "kicked", actor, words }),
      },
    );
    this.#fresh = new FreshStart({
      state: () => this.#core.state,
      online: () => this.#members.online,
      now: deps.now,
      changed: () => this.#tellMembers(),
      passed: () =>
        void this.#startAfresh().catch((error: unknown) =>
          deps.logger.error({ err: error, room: id }, "a fresh start failed"),
        ),
    });
    this.#talk = new RoomTalk(id, this.#members, deps, outlet);
  }

  /** Reads what is needed before the first visitor. */
  async open(): Promise<void> {
    await this.#frames.open();
    const { state } = this.#core;
    const host = hostOf(state);
    const known = [
      ...pullersOf(state.recipe),
      ...idsOf(state.roles).slice(0, PEOPLE_READ),
      ...(host ? [host] : []),
    ];
    this.#members.learn(await peopleOf(this.deps.database.db, [...new Set(known)]));
    this.#startIdle();
  }

  /** What somebody's coming changes by itself; a moderator who watches changes nothing. */
  wake(): Promise<void> {
    if (this.#facts.isArchived) return Promise.resolve();
    this.#woken ??= this.#takePresentModel()
      .then(() => this.fade())
      .catch((error: unknown) => {
        this.#woken = null;
        throw error;
      });
    return this.#woken;
  }

  /** A room whose model was replaced by a newer one goes on with that, and its log says so. */
  async #takePresentModel(): Promise<void> {
    const { models } = this.deps;
    // Its model first, then its finish.
    for (let step = 0; step < 2; step++) {
      const body = towardsPresentModel(this.#core.state, models, ClientId.parse(this.boot));
      if (body) await this.#record(INSTANCE_ACTOR, body);
    }
  }

  /** The pulls of people who left long enough ago become part of the picture's base; nothing where there are none. */
  async fade(now = this.deps.now()): Promise<void> {
    if (this.#facts.isArchived || this.#core.isReadOnly || this.#closed || this.#closing) return;
    const { db } = this.deps.database;
    const [state, online] = [this.#core.state, this.#members.online];
    const members = await goneFrom(db, this.id, { state, online, now });
    if (members.length > 0 && !this.#closed)
      await this.#record(INSTANCE_ACTOR, { kind: "fade", payload: { members } });
  }

  get state(): RoomState {
    return this.#core.state;
  }

  /** The position of the newest frame on a control, in sigmas. `unknown_control`; `render_unavailable` before the first frame. */
  positionOn(control: ControlId): number {
    const controls = this.deps.models.get(this.#core.state.recipe.model.id)?.controls ?? [];
    const at = [...controls].indexOf(control);
    if (at === -1) throw new AppError("unknown_control");
    const value = this.#frames.positions?.[at];
    if (value === undefined) throw new AppError("render_unavailable");
    return round4(value);
  }

  get isArchived(): boolean {
    return this.#facts.isArchived;
  }

  get online(): number {
    return this.#members.online.size;
  }

  get people(): ReadonlySet<ActorId> {
    return this.#members.online;
  }

  /** The newest picture there is: a moving frame, or the settled one. Nothing is rendered for it. */
  get picture(): { moving: Moving | null; settled: Settled | null } {
    return { moving: this.#frames.moving, settled: this.#frames.settled };
  }

  /**
   * Makes someone a member (again). `kicked` for those the host removed, `storage_unavailable` where it cannot be kept,
   * `log_full` where nothing more fits into the log, but for somebody who was here under another id.
   */
  async admit(actor: ActorId, role: "editor" | "viewer", wasHere = false): Promise<void> {
    const { state } = this.#core;
    requireNotKicked(state, actor);
    const had = roleOf(state, actor);
    if (had === role || had === "host" || (had === "editor" && role === "viewer")) return;
    if (!wasHere) this.requireUnarchived();
    if (this.#core.isReadOnly) throw new AppError("storage_unavailable");
    const body: EventBody = { kind: "joined", payload: { role } };
    if (!wasHere && this.#core.log.against(body)) await this.#quota.reread();
    const full = wasHere ? null : this.#core.log.against(body);
    if (full) throw new AppError(full, "no place for who comes", NO_PLACE);
    await this.#record(actor, body);
  }

  /** `archived` where nobody says or changes anything: neither do those who would come for the first time. */
  requireUnarchived(): void {
    if (this.#facts.isArchived) throw new AppError("archived");
  }

  changed(facts: Partial<RoomFacts>): void {
    this.#facts = { ...this.#facts, ...facts };
    this.#tellMembers();
  }

  /** Who is muted stays so under another id. */
  async hearAlike(from: ActorId, to: ActorId): Promise<void> {
    const { state } = this.#core;
    if (!isMuted(state, from) || isMuted(state, to)) return;
    await this.#record(INSTANCE_ACTOR, { kind: "mute", payload: { member: to, muted: true } });
  }

  async #record(actor: ActorId, body: EventBody): Promise<number> {
    const seq = this.#core.record({ at: this.deps.now(), actor, ...body });
    await this.#committer.whenSeq(seq);
    return seq;
  }

  /** Someone's tab comes in, until it leaves. Refused with `forbidden` (no member), `kicked` or `room_full`. */
  async join({ tab, actor, person, message }: Coming): Promise<JoinReply> {
    // Read first, so that nothing comes between finding a place and taking it.
    const chat = await recentChat(this.deps.database.db, this.id);
    const { state } = this.#core;
    if (this.#closed || this.#closing) throw new AppError("room_moved");
    requireNotKicked(state, actor);
    if (!roleOf(state, actor)) throw new AppError("forbidden");
    if (!this.#members.hasPlaceFor(actor, state)) throw new AppError("room_full");
    const visitor: Visitor = { tab, actor, client: message.client, hidden: false, holds: false };
    this.#members.enter(visitor, person);
    if (this.#idle) clearTimeout(this.#idle);
    this.#idle = null;
    this.#tellMembers();
    // A newcomer who sees the settled picture needs no frame; everyone else gets the present state.
    this.#frames.changed();
    return this.#view.forMember(actor, message, chat);
  }

  /**
   * What a moderator is shown who comes unseen. The room keeps no note of them: they are in no list and no count, keep nothing
   * awake and have nothing rendered.
   */
  async watch(): Promise<WatchReply> {
    if (this.#closed || this.#closing) throw new AppError("room_moved");
    const { db } = this.deps.database;
    const chat = await recentChat(db, this.id);
    const people = await peopleOf(db, idsOf(this.#core.state.kicked));
    return this.#view.forModerator(chat, people);
  }

  /** A tab that has joined and has not left. `room_moved` for another: it has to join again. */
  visitor(tab: TabId): Visitor {
    const visitor = this.#members.visitor(tab);
    if (!visitor) throw new AppError("room_moved", "a tab that is not here");
    return visitor;
  }

  leave(tab: TabId): void {
    const visitor = this.#members.leave(tab);
    if (!visitor) return;
    if (visitor.holds) this.#letsGo(visitor);
    this.#fresh.recount();
    this.#tellMembers();
    if (this.#members.isEmpty) this.#startIdle();
  }

  #startIdle(): void {
    if (this.#idle || this.#closed) return;
    this.#idle = setTimeout(() => void this.close("room_closed"), IDLE_MS);
  }

  /** Takes edits; the answer comes when they are on disk. */
  async edit(actor: ActorId, client: ClientId, message: EditMessage): Promise<EditAck> {
    const ack = await this.#edits.edit(actor, client, message);
    const isFull = ack.ok ? ack.refused.some(({ error }) => error === "log_full") : ack.error === "log_full";
    if (isFull) void this.#quota.reread();
    return ack;
  }

  command(actor: ActorId, command: CommandMessage): Promise<number> {
    return this.#commands.command(actor, command);
  }

  moderate(asked: Omit<Moderating, "room">): Promise<{ seq: number; case: string | null }> {
    return this.#commands.moderate(asked);
  }

  lift(live: LiveMeasure, of: string): Promise<Lifted> {
    return this.#commands.lift(live, of);
  }

  presence(visitor: Visitor, message: PresenceMessage): void {
    const { actor, client } = visitor;
    const shown = visitor.hidden && !message.hidden;
    visitor.hidden = message.hidden;
    if (shown) this.#frames.changed();
    const letsGo = visitor.holds && message.grabbing === null;
    visitor.holds = message.grabbing !== null;
    this.outlet.tell({ kind: "presence", presence: { ...message, actor, client }, must: letsGo });
  }

  /** A tab that is gone has no hand on anything, whatever it said last. */
  #letsGo({ actor, client }: Visitor): void {
    const nowhere = { cursor: null, grabbing: null, following: null, hidden: true };
    this.outlet.tell({ kind: "presence", presence: { ...nowhere, actor, client }, must: true });
  }

  chat(actor: ActorId, message: ChatMessage): Promise<void> {
    return this.#talk.chat(this.#core.state, actor, message);
  }

  react(actor: ActorId, message: ReactMessage): void {
    this.#talk.react(this.#core.state, actor, message);
  }

  ask(actor: ActorId): void {
    this.#talk.ask(this.#core.state, actor);
    this.#tellMembers();
  }

  decline(by: ActorId, member: ActorId): void {
    this.#talk.decline(this.#core.state, by, member);
    this.#tellMembers();
  }

  vote(actor: ActorId, yes: boolean): void {
    this.#fresh.vote(actor, yes);
  }

  /** Back to the picture that the room began with, as a restore by nobody in particular. */
  async #startAfresh(): Promise<void> {
    const first = await readState(this.deps.database.db, this.id, 0);
    if (!first || this.#closed) return;
    const decided = decideRewind(this.#core.state, { kind: "restore", to: 0 }, () => first, this.deps.models);
    if (!decided.ok) throw new AppError(decided.error, "the first picture fits no more");
    await this.#record(INSTANCE_ACTOR, decided.value);
  }

  /** A member has another name now. */
  renamed(actor: ActorId, person: Person): void {
    if (!this.#members.online.has(actor)) return;
    this.#members.learn(new Map([[actor, person]]));
    this.#tellMembers();
  }

  #committed(message: CommittedMessage): void {
    this.outlet.tell({ kind: "committed", message });
    this.#members.tidyAsks(this.#core.state);
    if (message.events.some(({ event }) => event.kind !== "edit")) {
      this.#fresh.recount();
      this.#tellMembers();
    }
    if (message.events.some(({ effect }) => effect === null || effect.length > 0)) this.#frames.settleSoon();
  }

  /** Once a turn of the event loop, however much changed in it. */
  #tellMembers(): void {
    if (this.#telling || this.#closed) return;
    this.#telling = true;
    setImmediate(() => {
      this.#telling = false;
      this.outlet.tell({ kind: "members", message: this.#view.bulletin });
    });
  }

  /** Set while it writes what waits and lets nobody in any more. */
  get closing(): Promise<void> | null {
    return this.#closing;
  }

  /** Writes what waits, sends everyone away and lets go of the room. Those who ask while that is going on wait for it. */
  close(code: Code, words?: string): Promise<void> {
    if (this.#closed) return this.#closing ?? Promise.resolve();
    this.#closing ??= this.#close(code, words);
    return this.#closing;
  }

  async #close(code: Code, words?: string): Promise<void> {
    await this.#committer.stop();
    this.#end(code, words);
    await this.#frames.ended();
  }

  #end(code: Code, words?: string): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#idle) clearTimeout(this.#idle);
    this.#edits.close();
    this.#fresh.end();
    this.#frames.close();
    this.outlet.tell({ kind: "close", code, words });
    this.onClosed();
  }
}
