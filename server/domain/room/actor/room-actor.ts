import { randomUUID } from "node:crypto";
import { AppError, type Code } from "@/core/kernel/errors";
import { idsOf } from "@/core/kernel/ids/branded";
import type { ActorId, ClientId, ControlId, RoomId } from "@/core/kernel/ids/ids";
import type { Lifted, LiveMeasure } from "@/core/moderation/live";
import { pullersOf } from "@/core/picture/recipe/pullers";
import { round4 } from "@/core/picture/recipe/recipe";
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
import { hostOf, type RoomState } from "@/core/room/rules/state";
import { type Person, peopleOf } from "@/server/domain/identity/actors";
import type { TabId } from "../port/calls";
import type { RoomOutlet } from "../port/news";
import { composeRoom, type Kept, type RoomParts } from "./compose-room";
import type { Moderating } from "./decisions";
import type { Knocking } from "./doorkeeping";
import type { OpenRoomDeps } from "./open-room-deps";
import type { Moving } from "./room-frames";
import { RoomLife } from "./room-life";
import type { Visitor } from "./room-members";
import type { RoomFacts } from "./room-view";
import type { Coming } from "./room-visits";

/** Of a room that is open to all, how many of those who came once are known by name from the beginning. */
const PEOPLE_READ = 500;

/**
 * The owner of one room. Its rules are the core's; here they meet a clock, the database, the renderer and those who are
 * in the room.
 */
export class RoomActor {
  readonly boot = randomUUID();
  readonly #parts: RoomParts;
  readonly #life: RoomLife;
  #facts: RoomFacts;
  #telling = false;

  constructor(
    readonly id: RoomId,
    { facts, ...kept }: Kept,
    private readonly deps: OpenRoomDeps,
    private readonly outlet: RoomOutlet,
    private readonly onClosed: () => void,
  ) {
    this.#facts = facts;
    this.#life = new RoomLife({
      stop: () => this.#parts.committer.stop(),
      end: (code, words) => this.#end(code, words),
      ended: () => this.#parts.frames.ended(),
    });
    this.#parts = composeRoom(id, this.boot, kept, deps, outlet, {
      facts: () => this.#facts,
      mayChange: () => !this.isArchived && !this.#life.isEnding,
      isEnding: () => this.#life.isEnding,
      committed: (message) => this.#committed(message),
      tellMembers: () => this.#tellMembers(),
      end: (code) => this.#life.end(code),
      came: () => this.#came(),
      left: (visitor) => this.#left(visitor),
    });
  }

  /** Reads what is needed before the first visitor. */
  async open(): Promise<void> {
    await this.#parts.frames.open();
    const { state } = this.#parts.core;
    const host = hostOf(state);
    const known = [
      ...pullersOf(state.recipe),
      ...idsOf(state.roles).slice(0, PEOPLE_READ),
      ...(host ? [host] : []),
    ];
    this.#parts.members.learn(await peopleOf(this.deps.database.db, [...new Set(known)]));
    this.#life.emptied();
  }

  /** Upgrades the model and fades contributions when the first member comes. A moderator who watches changes nothing. */
  wake(): Promise<void> {
    return this.#facts.isArchived ? Promise.resolve() : this.#parts.upkeep.wake();
  }

  fade(now?: number): Promise<void> {
    return this.#parts.upkeep.fade(now);
  }

  get state(): RoomState {
    return this.#parts.core.state;
  }

  /** The position of the newest frame on a control, in sigmas. `unknown_control`; `render_unavailable` before the first frame. */
  positionOn(control: ControlId): number {
    const controls = this.deps.models.get(this.#parts.core.state.recipe.model.id)?.controls ?? [];
    const at = [...controls].indexOf(control);
    if (at === -1) throw new AppError("unknown_control");
    const value = this.#parts.frames.positions?.[at];
    if (value === undefined) throw new AppError("render_unavailable");
    return round4(value);
  }

  get isArchived(): boolean {
    return this.#facts.isArchived;
  }

  get online(): number {
    return this.#parts.members.online.size;
  }

  get people(): ReadonlySet<ActorId> {
    return this.#parts.members.online;
  }

  /** The newest picture there is: a moving frame, or the settled one. Nothing is rendered for it. */
  get picture(): { moving: Moving | null; settled: Settled | null } {
    return { moving: this.#parts.frames.moving, settled: this.#parts.frames.settled };
  }

  admit(actor: ActorId, role: "editor" | "viewer", wasHere = false): Promise<void> {
    return this.#parts.admission.admit(actor, role, wasHere);
  }

  requireUnarchived(): void {
    this.#parts.admission.requireUnarchived();
  }

  keepMuted(from: ActorId, to: ActorId): Promise<void> {
    return this.#parts.admission.keepMuted(from, to);
  }

  changed(facts: Partial<RoomFacts>): void {
    this.#facts = { ...this.#facts, ...facts };
    this.#parts.ballots.recount();
    this.#tellMembers();
  }

  join(coming: Coming): Promise<JoinReply> {
    return this.#parts.visits.join(coming);
  }

  watch(): Promise<WatchReply> {
    return this.#parts.visits.watch();
  }

  visitor(tab: TabId): Visitor {
    return this.#parts.visits.visitor(tab);
  }

  leave(tab: TabId): void {
    this.#parts.visits.leave(tab);
  }

  #came(): void {
    this.#life.peopled();
    this.#parts.ballots.recount();
    this.#tellMembers();
    // A newcomer who sees the settled picture needs no frame; everyone else gets the present state.
    this.#parts.frames.changed();
  }

  #left(visitor: Visitor): void {
    this.#parts.presence.left(visitor);
    this.#parts.ballots.recount();
    this.#tellMembers();
    if (this.#parts.members.isEmpty) this.#life.emptied();
  }

  /** Takes edits; the answer comes when they are on disk. */
  async edit(actor: ActorId, client: ClientId, message: EditMessage): Promise<EditAck> {
    const ack = await this.#parts.edits.edit(actor, client, message);
    const isFull = ack.ok ? ack.refused.some(({ error }) => error === "log_full") : ack.error === "log_full";
    if (isFull) void this.#parts.quota.reread();
    return ack;
  }

  command(actor: ActorId, command: CommandMessage): Promise<number> {
    return this.#parts.commands.command(actor, command);
  }

  moderate(asked: Omit<Moderating, "room">): Promise<{ seq: number; case: string | null }> {
    return this.#parts.commands.moderate(asked);
  }

  lift(live: LiveMeasure, of: string): Promise<Lifted> {
    return this.#parts.commands.lift(live, of);
  }

  presence(visitor: Visitor, message: PresenceMessage): void {
    this.#parts.presence.tell(visitor, message);
  }

  chat(actor: ActorId, message: ChatMessage): Promise<void> {
    return this.#parts.talk.chat(this.#parts.core.state, actor, message);
  }

  react(actor: ActorId, message: ReactMessage): void {
    this.#parts.talk.react(this.#parts.core.state, actor, message);
  }

  ask(actor: ActorId): void {
    this.#parts.talk.ask(this.#parts.core.state, actor);
    this.#tellMembers();
  }

  decline(by: ActorId, member: ActorId): void {
    this.#parts.talk.decline(this.#parts.core.state, by, member);
    this.#tellMembers();
  }

  /** Somebody waits before the room, or waits on. */
  wait(actor: ActorId, guest: Knocking | null) {
    return this.#parts.doorkeeping.wait(actor, guest);
  }

  answer(by: ActorId, member: ActorId, letIn: boolean): Promise<void> {
    return this.#parts.doorkeeping.answer(by, member, letIn);
  }

  /** A member has another name now. */
  renamed(actor: ActorId, person: Person): void {
    if (!this.#parts.members.online.has(actor)) return;
    this.#parts.members.learn(new Map([[actor, person]]));
    this.#tellMembers();
  }

  #committed(message: CommittedMessage): void {
    this.outlet.tell({ kind: "committed", message });
    this.#parts.members.tidyAsks(this.#parts.core.state);
    if (message.events.some(({ event }) => event.kind !== "edit")) {
      this.#parts.ballots.recount();
      this.#tellMembers();
    }
    if (message.events.some(({ effect }) => effect === null || effect.length > 0))
      this.#parts.frames.settleSoon();
  }

  /** Once a turn of the event loop, however much changed in it. */
  #tellMembers(): void {
    if (this.#telling || this.#life.isClosed) return;
    this.#telling = true;
    setImmediate(() => {
      this.#telling = false;
      this.outlet.tell({ kind: "members", message: this.#parts.view.bulletin });
    });
  }

  /** Set while it writes what waits and lets nobody in any more. */
  get closing(): Promise<void> | null {
    return this.#life.closing;
  }

  /** Writes what waits, sends everyone away and ends. A second call waits for the first. */
  close(code: Code, words?: string): Promise<void> {
    return this.#life.close(code, words);
  }

  #end(code: Code, words?: string): void {
    const { edits, ballots, doorkeeping, frames } = this.#parts;
    edits.close();
    ballots.stop();
    doorkeeping.stop();
    frames.close();
    this.outlet.tell({ kind: "close", code, words });
    this.onClosed();
  }
}
