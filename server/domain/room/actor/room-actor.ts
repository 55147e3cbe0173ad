import { randomUUID } from "node:crypto";
import { AppError, type Code } from "@/core/kernel/errors";
import { idsOf } from "@/core/kernel/ids/branded";
import {
  type ActorId,
  type ClientId,
  type ControlId,
  INSTANCE_ACTOR,
  type RoomId,
} from "@/core/kernel/ids/ids";
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
  JoinReply,
  PresenceMessage,
  ReactMessage,
  Settled,
  WatchReply,
} from "@/core/room/protocol/messages";
import type { LogRoom } from "@/core/room/rules/log-room";
import { RoomCore } from "@/core/room/rules/room-core";
import { hostOf, type RoomState } from "@/core/room/rules/state";
import { type Person, peopleOf } from "@/server/domain/identity/actors";
import type { LogWriter } from "../log-writer";
import type { TabId } from "../port/calls";
import type { RoomOutlet } from "../port/news";
import { readState } from "../store";
import { Ballots } from "./ballots";
import { Committer } from "./committer";
import type { Moderating } from "./decisions";
import { Doorkeeping, type Knocking } from "./doorkeeping";
import { LogQuota } from "./log-quota";
import type { OpenRoomDeps } from "./open-room-deps";
import { RoomAdmission } from "./room-admission";
import { RoomCommands } from "./room-commands";
import { RoomEdits } from "./room-edits";
import { type Moving, RoomFrames } from "./room-frames";
import { RoomMembers, type Visitor } from "./room-members";
import { RoomPresence } from "./room-presence";
import { RoomTalk } from "./room-talk";
import { RoomUpkeep } from "./room-upkeep";
import { type RoomFacts, RoomView } from "./room-view";
import { type Coming, RoomVisits } from "./room-visits";
import { voteFailed } from "./vote-failed";

/** Of a room that is open to all, how many of those who came once are known by name from the beginning. */
const PEOPLE_READ = 500;

/** A room as it is kept: its state, the bytes of the events since the last snapshot, the place in its log, and what its row says. */
export type Kept = { state: RoomState; since: number; log: LogRoom; facts: RoomFacts; writer: LogWriter };

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
  readonly #ballots: Ballots;
  readonly #upkeep: RoomUpkeep;
  readonly #admission: RoomAdmission;
  readonly #doorkeeping: Doorkeeping;
  readonly #presence: RoomPresence;
  readonly #visits: RoomVisits;
  readonly #quota: LogQuota;
  #facts: RoomFacts;
  #telling = false;
  #idle: NodeJS.Timeout | null = null;
  #closed = false;
  #closing: Promise<void> | null = null;

  constructor(
    readonly id: RoomId,
    { state, since, log, facts, writer }: Kept,
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
    this.#committer = new Committer(this.#core, writer, deps.logger, events, since);
    this.#frames = new RoomFrames(id, this.#core, deps, () => this.#members.watching > 0, {
      frame: (packed) => outlet.frame(packed),
      settled: (settled) => outlet.tell({ kind: "settled", settled }),
      health: () => this.#tellMembers(),
    });
    this.#view = new RoomView(this.#core, this.#members, this.#frames, () => ({
      ...this.#facts,
      ...this.#ballots.view,
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
    this.#ballots = new Ballots({
      state: () => this.#core.state,
      stateAt: (seq) => readState(db, id, seq),
      online: () => this.#members.online,
      models: deps.models,
      now: deps.now,
      mayChange: () => !this.isArchived && !this.#closed && !this.#closing,
      record: (body) => this.#record(INSTANCE_ACTOR, body),
      failed: (fault) => this.#talk.announce(voteFailed(fault)),
      onError: (error) => deps.logger.error({ err: error, room: id }, "a vote could not be ended"),
    });
    this.#talk = new RoomTalk(id, this.#members, deps, outlet);
    this.#presence = new RoomPresence(outlet, () => this.#frames.changed());
    const inside = { core: this.#core, members: this.#members };
    const record = (actor: ActorId, body: EventBody) => this.#record(actor, body);
    this.#admission = new RoomAdmission(
      { core: this.#core, quota: this.#quota },
      () => this.isArchived,
      record,
    );
    const admission = this.#admission;
    this.#doorkeeping = new Doorkeeping({ ...inside, admission }, deps.now, (to, message) =>
      outlet.tell({ kind: "door", to, message }),
    );
    const { door } = this.#doorkeeping;
    this.#visits = new RoomVisits(id, { ...inside, view: this.#view, door }, deps, {
      isEnding: () => this.#closed || this.#closing !== null,
      came: () => this.#came(),
      left: (visitor) => this.#left(visitor),
    });
    this.#upkeep = new RoomUpkeep(id, { ...inside, boot: this.boot }, deps, {
      record: (body) => record(INSTANCE_ACTOR, body),
      mayChange: () => !this.isArchived && !this.#closed && !this.#closing,
    });
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

  /** Upgrades the model and fades contributions when the first member comes. A moderator who watches changes nothing. */
  wake(): Promise<void> {
    return this.#facts.isArchived ? Promise.resolve() : this.#upkeep.wake();
  }

  fade(now?: number): Promise<void> {
    return this.#upkeep.fade(now);
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

  admit(actor: ActorId, role: "editor" | "viewer", wasHere = false): Promise<void> {
    return this.#admission.admit(actor, role, wasHere);
  }

  requireUnarchived(): void {
    this.#admission.requireUnarchived();
  }

  keepMuted(from: ActorId, to: ActorId): Promise<void> {
    return this.#admission.keepMuted(from, to);
  }

  changed(facts: Partial<RoomFacts>): void {
    this.#facts = { ...this.#facts, ...facts };
    this.#ballots.recount();
    this.#tellMembers();
  }

  async #record(actor: ActorId, body: EventBody): Promise<number> {
    const seq = this.#core.record({ at: this.deps.now(), actor, ...body });
    await this.#committer.whenSeq(seq);
    return seq;
  }

  join(coming: Coming): Promise<JoinReply> {
    return this.#visits.join(coming);
  }

  watch(): Promise<WatchReply> {
    return this.#visits.watch();
  }

  visitor(tab: TabId): Visitor {
    return this.#visits.visitor(tab);
  }

  leave(tab: TabId): void {
    this.#visits.leave(tab);
  }

  #came(): void {
    if (this.#idle) clearTimeout(this.#idle);
    this.#idle = null;
    this.#ballots.recount();
    this.#tellMembers();
    // A newcomer who sees the settled picture needs no frame; everyone else gets the present state.
    this.#frames.changed();
  }

  #left(visitor: Visitor): void {
    this.#presence.left(visitor);
    this.#ballots.recount();
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
    this.#presence.tell(visitor, message);
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

  /** Somebody waits before the room, or waits on. */
  wait(actor: ActorId, guest: Knocking | null) {
    return this.#doorkeeping.wait(actor, guest);
  }

  answer(by: ActorId, member: ActorId, letIn: boolean): Promise<void> {
    return this.#doorkeeping.answer(by, member, letIn);
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
      this.#ballots.recount();
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

  /** Writes what waits, sends everyone away and ends. A second call waits for the first. */
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
    this.#ballots.stop();
    this.#doorkeeping.stop();
    this.#frames.close();
    this.outlet.tell({ kind: "close", code, words });
    this.onClosed();
  }
}
