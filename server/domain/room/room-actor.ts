import { randomUUID } from "node:crypto";
import { AppError, type Code } from "@/core/errors";
import { type ActorId, type ClientId, INSTANCE_ACTOR, type RoomId } from "@/core/ids/ids";
import type { EventBody } from "@/core/log/event";
import type { Lifted, LiveMeasure } from "@/core/moderation/live";
import type {
  ChatLine,
  CommandMessage,
  CommittedMessage,
  EditAck,
  EditMessage,
  JoinMessage,
  JoinReply,
  PresenceMessage,
  ReactMessage,
  RoomStatus,
  Settled,
  WatchReply,
} from "@/core/protocol/messages";
import type { ModeratorAct } from "@/core/protocol/moderator-act";
import { IDLE_MS } from "@/core/recipe/limits";
import { RoomCore } from "@/core/room/room-core";
import { hostOf, type RoomState, roleOf, ruleOfFreeze, ruleOfKick } from "@/core/room/state";
import type { Tx } from "@/prisma/client";
import { GONE, isSomebodys, type Person, peopleOf } from "@/server/domain/person/actors";
import { requireVoice } from "@/server/domain/person/standing";
import { claimIn, untrueParents } from "@/server/domain/work/true-parents";
import { addChatLine, recentChat } from "./chat";
import { Committer } from "./committer";
import type { RoomDeps } from "./deps";
import { kickedWords, requireNotKicked } from "./kicked";
import type { RoomOutlet } from "./outlet";
import { type Moving, RoomFrames } from "./room-frames";
import { RoomMembers } from "./room-members";
import { readState } from "./store";

/** What moderators' act came to: its event, and the state it was decided on. */
export type Moderated = { seq: number; before: RoomState };

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
  /** By client: the last of its messages that is being looked up. */
  readonly #lookups = new Map<ClientId, Promise<unknown>>();
  #render: RoomStatus["render"] = "ok";
  #telling = false;
  #idle: NodeJS.Timeout | null = null;
  #closed = false;
  #woken: Promise<void> | null = null;

  constructor(
    readonly id: RoomId,
    state: RoomState,
    private readonly deps: RoomDeps,
    private readonly outlet: RoomOutlet,
    private readonly onClosed: () => void,
  ) {
    this.#core = new RoomCore(state, this.boot, deps.models);
    this.#committer = new Committer(this.#core, deps.database.db, deps.logger, {
      committed: (message) => this.#committed(message),
      storage: () => this.#tellMembers(),
      moved: () => this.#end("room_moved"),
    });
    this.#frames = new RoomFrames(id, this.#core, deps, () => this.#members.watching > 0, {
      frame: (packed) => outlet.frame(packed),
      settled: (settled) => outlet.settled(settled),
      render: (render) => {
        if (render === this.#render) return;
        this.#render = render;
        this.#tellMembers();
      },
    });
  }

  /** Reads what is needed before the first visitor. */
  async open(): Promise<void> {
    await this.#frames.open();
    const { recipe, roles } = this.#core.state;
    const pulling = Object.values(recipe.contributions).flatMap((pulls) => Object.keys(pulls));
    const host = hostOf(this.#core.state);
    this.#members.learn(
      await peopleOf(this.deps.database.db, [
        ...new Set([...pulling, ...Object.keys(roles).slice(0, 500)]),
      ] as ActorId[]),
    );
    if (host) this.#members.learn(await peopleOf(this.deps.database.db, [host]));
    this.#startIdle();
  }

  /** What somebody's coming changes by itself; a moderator who watches changes nothing. */
  wake(): Promise<void> {
    this.#woken ??= this.#takePresentModel().catch((error: unknown) => {
      this.#woken = null;
      throw error;
    });
    return this.#woken;
  }

  /** A room whose model was replaced by a newer one goes on with that, and its log says so. */
  async #takePresentModel(): Promise<void> {
    const { model } = this.#core.state.recipe;
    const present = this.deps.models.get(model.id);
    if (!present || present.hash === model.hash) return;
    const edit = { kind: "model" as const, value: model.id };
    const client = this.boot as ClientId;
    await this.#record(INSTANCE_ACTOR, {
      kind: "edit",
      payload: { edit, client, n: 1, gesture: 0, modelHash: present.hash },
    });
  }

  get state(): RoomState {
    return this.#core.state;
  }

  /** Where the newest frame stands on each of the model's controls, in sigmas. */
  get standings(): readonly number[] | null {
    return this.#frames.standings;
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

  /** Makes someone a member (again). `kicked` for those the host removed, `storage_unavailable` where it cannot be kept. */
  async admit(actor: ActorId, role: "editor" | "viewer"): Promise<void> {
    const { state } = this.#core;
    requireNotKicked(state, actor);
    const had = roleOf(state, actor);
    if (had === role || had === "host" || (had === "editor" && role === "viewer")) return;
    if (this.#core.isReadOnly) throw new AppError("storage_unavailable");
    await this.#record(actor, { kind: "joined", payload: { role } });
  }

  async #record(actor: ActorId, body: EventBody): Promise<number> {
    const seq = this.#core.record({ at: this.deps.now(), actor, ...body });
    await this.#committer.whenSeq(seq);
    return seq;
  }

  /** Someone's tab comes in. Refused with `forbidden` (no member), `kicked` or `room_full`. */
  async join(actor: ActorId, person: Person, message: JoinMessage): Promise<JoinReply> {
    const { state } = this.#core;
    if (this.#closed) throw new AppError("room_moved");
    requireNotKicked(state, actor);
    const role = roleOf(state, actor);
    if (!role) throw new AppError("forbidden");
    if (!this.#members.hasPlaceFor(actor, state)) throw new AppError("room_full");
    const chat = await recentChat(this.deps.database.db, this.id);
    this.#members.enter({ actor, client: message.client, hidden: false }, person);
    if (this.#idle) clearTimeout(this.#idle);
    this.#idle = null;
    this.#tellMembers();
    // A newcomer who sees the settled picture needs no frame; everyone else gets the present state.
    this.#frames.changed();
    return this.#joinReply(actor, message, chat);
  }

  #joinReply(actor: ActorId, { client, have }: JoinMessage, chat: ChatLine[]): JoinReply {
    const { state } = this.#core;
    const follows = have?.boot === this.boot && have.epoch === state.epoch;
    const tail = follows ? this.#core.tailAfter(have.seq) : null;
    return {
      ...this.#present(chat),
      ...(tail ? { tail } : { recipe: state.recipe }),
      me: actor,
      role: roleOf(state, actor) ?? "viewer",
      acked: this.#core.ackedOf(actor, client),
    };
  }

  #present(chat: ChatLine[]) {
    const { state } = this.#core;
    return {
      room: this.id,
      boot: this.boot,
      epoch: state.epoch,
      seq: state.seq,
      head: state.head,
      rev: this.#core.committedRev,
      pending: this.#core.pending,
      members: this.#members.list(state),
      status: this.#status(),
      chat,
      settled: this.#frames.settled,
    };
  }

  /**
   * What a moderator is shown who comes unseen. The room keeps no note of them: they are in no list and no count, keep nothing
   * awake and have nothing rendered.
   */
  async watch(): Promise<WatchReply> {
    if (this.#closed) throw new AppError("room_moved");
    const { db } = this.deps.database;
    const chat = await recentChat(db, this.id);
    const removed = Object.keys(this.#core.state.kicked) as ActorId[];
    const people = await peopleOf(db, removed);
    const { state } = this.#core;
    return {
      ...this.#present(chat),
      recipe: state.recipe,
      removed: removed.map((actor) => ({
        actor,
        name: people.get(actor)?.name ?? GONE.name,
        rule: ruleOfKick(state, actor),
      })),
    };
  }

  leave(client: ClientId): void {
    if (!this.#members.leave(client)) return;
    this.#tellMembers();
    if (this.#members.isEmpty) this.#startIdle();
  }

  #startIdle(): void {
    if (this.#idle || this.#closed) return;
    this.#idle = setTimeout(() => void this.close("room_closed"), IDLE_MS);
  }

  /**
   * Takes edits; the answer comes when they are on disk. Those that name a work are looked up first, and what the same client
   * sends meanwhile waits behind them.
   */
  edit(actor: ActorId, client: ClientId, message: EditMessage): Promise<EditAck> {
    const before = this.#lookups.get(client);
    if (!before && !message.edits.some(({ edit }) => claimIn(edit)))
      return this.#take(actor, client, message);
    const look = async () =>
      untrueParents(this.deps.database.db, actor, this.#core.state.recipe.blends, message);
    const looked = before ? before.then(look, look) : look();
    this.#lookups.set(client, looked);
    const done = () => {
      if (this.#lookups.get(client) === looked) this.#lookups.delete(client);
    };
    return looked.then(
      (barred) => {
        done();
        if (this.#closed) return { ok: false, error: "room_moved" };
        return this.#take(actor, client, message, barred);
      },
      (error: unknown) => {
        done();
        throw error;
      },
    );
  }

  #take(
    actor: ActorId,
    client: ClientId,
    message: EditMessage,
    barred?: ReadonlyMap<number, Code>,
  ): Promise<EditAck> {
    const outcome = this.#core.edit(actor, client, message, this.deps.now(), barred);
    if (!outcome.ok) return Promise.resolve({ ok: false, error: outcome.error });
    const { accepted, refused, n } = outcome;
    if (accepted.length > 0) {
      this.outlet.pending({ boot: this.boot, edits: accepted }, client);
      this.#frames.changed();
    }
    const ack = (): EditAck => {
      // Told apart from success at once where nothing of the message was taken.
      const only = accepted.length === 0 && refused.length === message.edits.length ? refused[0] : undefined;
      return only ? { ok: false, error: only.error } : { ok: true, seq: this.#core.state.seq, n, refused };
    };
    if (outcome.settled) return Promise.resolve(ack());
    return new Promise((resolve) =>
      this.#committer.whenRev(outcome.rev, (fault) => resolve(fault ? { ok: false, error: fault } : ack())),
    );
  }

  /** Does a command; the answer comes when it is on disk. Throws AppError with the code it is refused with. */
  async command(actor: ActorId, command: CommandMessage): Promise<number> {
    const past = await this.#past(command);
    const decided = this.#core.command(actor, command, this.deps.now(), () => past);
    if (!decided.ok) throw new AppError(decided.error);
    this.#frames.changed();
    await this.#committer.whenSeq(decided.value.seq);
    if (command.kind === "kick") this.outlet.close("kicked", command.member);
    return decided.value.seq;
  }

  /** Does what moderators decided, by the instance's actor, and `audit` with it. Throws as `command` does. */
  async moderate(act: ModeratorAct, audit: (tx: Tx, did: Moderated) => Promise<void>): Promise<number> {
    const past = await this.#past(act);
    const decided = this.#core.moderate(act, this.deps.now(), () => past);
    if (!decided.ok) throw new AppError(decided.error);
    const { seq, before } = decided.value;
    this.#frames.changed();
    await this.#committer.whenSeq(seq, (tx) => audit(tx, { seq, before }));
    if (act.kind === "kick") this.outlet.close("kicked", act.member, kickedWords(act.rule));
    return seq;
  }

  /** Gives back what moderators took, by the instance's actor, and `note` with it. Throws as `command` does. */
  async lift(live: LiveMeasure, note: (tx: Tx, lifted: Lifted) => Promise<void>): Promise<Lifted> {
    const [before, after] = [await this.#at(live.seq - 1), await this.#at(live.seq)];
    if (!before || !after) throw new AppError("not_found");
    const acts = live.kind === "kick" && (await isSomebodys(this.deps.database.db, live.member));
    const decided = this.#core.lift(live, this.deps.now(), { before, after, acts });
    if (!decided.ok) throw new AppError(decided.error);
    const { seq, lifted } = decided.value;
    this.#frames.changed();
    await this.#committer.whenSeq(seq, (tx) => note(tx, lifted));
    return lifted;
  }

  #at = (seq: number) => readState(this.deps.database.db, this.id, seq);

  async #past(asked: CommandMessage | ModeratorAct): Promise<RoomState | null> {
    const isPast = "to" in asked && asked.to <= this.#core.state.seq;
    return isPast ? this.#at(asked.to) : null;
  }

  presence(client: ClientId, message: PresenceMessage): void {
    const visitor = this.#members.visitor(client);
    if (!visitor) return;
    const shown = visitor.hidden && !message.hidden;
    visitor.hidden = message.hidden;
    if (shown) this.#frames.changed();
    this.outlet.presence({ ...message, actor: visitor.actor, client });
  }

  async chat(actor: ActorId, text: string): Promise<void> {
    const { state } = this.#core;
    if (!roleOf(state, actor)) throw new AppError("forbidden");
    if (state.muted[actor] !== undefined) throw new AppError("muted");
    await requireVoice(this.deps.database.db, actor, this.deps.now());
    const line = await addChatLine(this.deps.database.db, this.id, actor, text);
    this.outlet.chat({ ...line, name: this.#members.person(actor).name });
    this.deps.onSaid?.(line);
  }

  react(actor: ActorId, message: ReactMessage): void {
    const { state } = this.#core;
    if (!roleOf(state, actor)) throw new AppError("forbidden");
    if (state.muted[actor] !== undefined) throw new AppError("muted");
    this.outlet.react({ ...message, actor });
  }

  /** A member has another name now. */
  renamed(actor: ActorId, person: Person): void {
    if (!this.#members.online.has(actor)) return;
    this.#members.learn(new Map([[actor, person]]));
    this.#tellMembers();
  }

  #committed(message: CommittedMessage): void {
    this.outlet.committed(message);
    if (message.events.some(({ event }) => event.kind !== "edit")) this.#tellMembers();
    if (message.events.some(({ effect }) => effect === null || effect.length > 0)) this.#frames.settleSoon();
  }

  #status(): RoomStatus {
    const { frozen, locked } = this.#core.state;
    const storage = this.#core.isReadOnly ? "unavailable" : "ok";
    const rule = ruleOfFreeze(this.#core.state);
    const frozenFor = rule ? { frozenFor: rule } : {};
    return {
      frozen,
      ...frozenFor,
      locked: Object.keys(locked) as (keyof typeof locked)[],
      storage,
      render: this.#render,
    };
  }

  /** Once a turn of the event loop, however much changed in it. */
  #tellMembers(): void {
    if (this.#telling || this.#closed) return;
    this.#telling = true;
    setImmediate(() => {
      this.#telling = false;
      this.outlet.members({ members: this.#members.list(this.#core.state), status: this.#status() });
    });
  }

  /** Writes what waits, sends everyone away and lets go of the room. */
  async close(code: Code): Promise<void> {
    if (this.#closed) return;
    await this.#committer.stop();
    this.#end(code);
    await this.#frames.ended();
  }

  #end(code: Code): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#idle) clearTimeout(this.#idle);
    this.#frames.close();
    this.outlet.close(code);
    this.onClosed();
  }
}
