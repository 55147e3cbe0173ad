import { type Code, wordsFor } from "@/core/kernel/errors";
import type { ActorId, ControlId } from "@/core/kernel/ids/ids";
import type { Mate } from "@/core/picture/breed/mate";
import type { Levels } from "@/core/picture/drift/music";
import { editBack } from "@/core/picture/edits/back";
import { type Edit, type Register, registerOf } from "@/core/picture/edits/edit";
import { controlOf, readRegister } from "@/core/picture/edits/register";
import { renderedPaint, sharesOfHand } from "@/core/picture/finish/shown";
import type { HandId, Paint } from "@/core/picture/recipe/finish";
import { paintControl } from "@/core/picture/recipe/finish-controls";
import type { Recipe } from "@/core/picture/recipe/recipe";
import { influenceOf } from "@/core/picture/recipe/shown";
import type { Reach } from "@/core/picture/surprise/surprise";
import { type Replaced, stillReplaced, withReplaced } from "@/core/room/client/replaced";
import type { RoomClient } from "@/core/room/client/room-client";
import type {
  Ack,
  ChatLine,
  CommandMessage,
  DoorMessage,
  JoinReply,
  Member,
  MembersMessage,
  Place,
  Presence,
  ReactMessage,
  RoomStatus,
  Settled,
} from "@/core/room/protocol/messages";
import type { Role } from "@/core/room/protocol/roles";
import { Zoom } from "../zoom/zoom";
import { FrameStage } from "./frame-stage";
import { Painter } from "./painter";
import { NOT_PAINTING, type Painting } from "./painting";
import { Peers } from "./peers";
import type { PresenceSender } from "./presence-sender";
import { Signal } from "./signal";

/** `pace` 1 is slow. What is heard says how loud it is, and nothing else. */
export type Drift = { on: boolean; pace: number; sound: Sound | null };
type Sound = { from: "microphone" | "file"; levels: () => Levels; stop: () => void };

/** Edits that I have not made yet. */
export type Proposed = { reach: Reach; seed: number; edits: readonly Edit[] };

export type Connection =
  | { state: "connecting" | "live" | "reconnecting" | "offline" }
  | { state: "closed"; code: Code; words: string };

export type People = { members: readonly Member[]; me: ActorId; role: Role };

/** A moment of the past that I look at while the room goes on. */
/** `aspect`: how often as wide as high its picture is, where that is known. */
export type PastMoment = { seq: number; url: string; by: string; at: number; aspect?: number };

/** What children are bred from besides the present picture, and how far from it. */
export type BreedingFrom = { mate: Mate | null; reach: number };

/** Commands that change the present picture by what is not on screen while one looks at the past. */
const CHANGES_NOW: ReadonlySet<CommandMessage["kind"]> = new Set(["undo", "redo", "revert"]);

/** What the socket sends for the room. */
export type RoomSender = {
  command: (message: CommandMessage) => Promise<Ack<{ seq: number }>>;
  chat: (text: string, place?: Place) => Promise<Ack>;
  react: (message: ReactMessage) => Promise<Ack>;
  ask: () => Promise<Ack>;
  decline: (member: ActorId) => Promise<Ack>;
  answer: (member: ActorId, letIn: boolean) => Promise<Ack>;
  presence: PresenceSender;
  /** Edits were written and wait to be sent. */
  wake: () => void;
};

/**
 * A room as a page sees it. What changes now and then is a Signal, which React draws; registers, hands, cursors and
 * frames are watched one by one and drawn past React.
 */
export class LiveRoom {
  readonly painter = new Painter();
  readonly frames = new FrameStage();
  readonly peers = new Peers();
  readonly zoom = new Zoom();
  readonly connection = new Signal<Connection>({ state: "connecting" });
  readonly people: Signal<People>;
  readonly status = new Signal<RoomStatus>({
    title: "",
    frozen: false,
    locked: [],
    storage: "ok",
    render: "ok",
  });
  /** Who waits before the room; told to its host. */
  readonly door = new Signal<DoorMessage>({ waiting: [], more: 0 });
  readonly chat = new Signal<readonly ChatLine[]>([]);
  readonly settled = new Signal<Settled | null>(null);
  /** Why I cannot edit; null when I can. */
  readonly blocked = new Signal<Code | null>(null);
  /** Whose pulls stand out on every fader. */
  readonly spotlight = new Signal<ActorId | null>(null);
  readonly following = new Signal<ActorId | null>(null);
  /** What whoever I follow changed or moves: a control's id, or the name of a register. */
  readonly followed = new Signal<string | null>(null);
  /** What all share and others replaced, the latest first. */
  readonly replaced = new Signal<readonly Replaced[]>([]);
  /** A panel to open. */
  readonly goTo = new Signal<{ panel: string } | null>(null);
  /** A surprise that I look at beside the picture before it takes its place. */
  readonly proposed = new Signal<Proposed | null>(null);
  readonly pastMoment = new Signal<PastMoment | null>(null);
  readonly peek = new Signal<string | null>(null);
  /** A moment that lies over the picture, so that the two can be compared. */
  readonly compared = new Signal<Pick<PastMoment, "seq" | "url"> | null>(null);
  /** Children of the picture that I am choosing from. */
  readonly breeding = new Signal<BreedingFrom | null>(null);
  /** What I paint with. */
  readonly painting = new Signal<Painting>(NOT_PAINTING);
  /** What happened, for people who cannot see it. */
  readonly news = new Signal<string>("");
  /** Counts up as often as something is asked of me. */
  readonly asked = new Signal<number>(0);
  readonly onReaction = new Set<(reaction: ReactMessage & { actor: ActorId }) => void>();
  /** Somebody, I too, has a hand on a register or has written it. */
  readonly onAct = new Set<(actor: ActorId, register: Register) => void>();
  /** Whether the picture drifts by my hand, how fast, and what I let it hear. */
  readonly drift = new Signal<Drift>({ on: false, pace: 1, sound: null });
  /** Where the next line of chat is pinned, or that the place is being chosen. */
  readonly pinning = new Signal<Place | "choosing" | null>(null);
  readonly knobsOpen = new Signal<boolean>(false);
  /** Whether the picture fills the screen, with nothing else. */
  readonly onStage = new Signal<boolean>(false);
  readonly onRefused = new Set<(code: Code, words: string) => void>();
  /** The host has answered whether I may edit. */
  readonly onAnswered = new Set<(mayEdit: boolean) => void>();
  #left: Replaced | null = null;
  #gesture = Date.now() % 1_000_000_000;

  constructor(
    readonly replica: RoomClient,
    readonly line: RoomSender,
  ) {
    this.people = new Signal<People>({ members: [], me: replica.me, role: "viewer" });
    this.pastMoment.subscribe(() => this.#weigh());
  }

  get recipe(): Recipe {
    return this.replica.view;
  }

  get me(): ActorId {
    return this.people.get().me;
  }

  /** My influence, never so small that a drag would fly away. */
  get influence(): number {
    return Math.max(0.05, influenceOf(this.recipe, this.me));
  }

  readonly member = (actor: string): Member | undefined =>
    this.people.get().members.find((member) => member.actor === actor);
  readonly nameOf = (actor: string): string => this.member(actor)?.name ?? "Someone";

  readonly newGesture = (): number => {
    this.#gesture += 1;
    return this.#gesture;
  };

  /** Whatever changes the picture shows it: who looks at a moment of the past is brought back to now. */
  write(edit: Edit, gesture: number): void {
    this.pastMoment.set(null);
    this.#wrote(edit, this.me);
    this.didSomething(this.me, registerOf(edit, this.me));
    this.replica.write(edit, gesture);
    this.line.wake();
  }

  /** Sends a command and shows why, when it is refused. */
  async command(message: CommandMessage): Promise<boolean> {
    if (this.pastMoment.get() && CHANGES_NOW.has(message.kind)) {
      this.tellRefused("looking_back");
      return false;
    }
    const reply = await this.line.command(message);
    if (!reply.ok) this.tellRefused(reply.error, reply.words);
    // Undo takes back nothing of others: what is in its way can be brought back, also where that was left before.
    if (!reply.ok && reply.error === "overwritten") this.#offerLeft();
    return reply.ok;
  }

  /** As a viewer: asks the host to let me edit. */
  async ask(): Promise<void> {
    const reply = await this.line.ask();
    if (!reply.ok) this.tellRefused(reply.error, reply.words);
  }

  /** Chooses a proposal, or null: the present picture. */
  async vote(choice: number | null): Promise<void> {
    const reply = await this.line.command({ kind: "vote", choice });
    // Decided meanwhile: there is nothing left to say.
    if (!reply.ok && reply.error !== "not_found") this.tellRefused(reply.error, reply.words);
  }

  /** As host: answers somebody who asks to edit. */
  async answer(member: ActorId, mayEdit: boolean): Promise<void> {
    if (mayEdit) await this.command({ kind: "role", member, role: "editor" });
    else {
      const reply = await this.line.decline(member);
      // Gone or answered meanwhile, in another tab: there is nothing left to refuse.
      if (!reply.ok && reply.error !== "not_found") this.tellRefused(reply.error, reply.words);
    }
  }

  /** As host: answers somebody who waits before the room. */
  async answerDoor(member: ActorId, letIn: boolean): Promise<void> {
    const reply = await this.line.answer(member, letIn);
    // Gone meanwhile: the next news says so.
    if (!reply.ok && reply.error !== "not_found") this.tellRefused(reply.error, reply.words);
  }

  /** `watched`: the register to watch, where what is held goes by another name. */
  watch(register: Register, changed: () => void, watched: Register = register): () => void {
    return this.#together(
      this.replica.watch(watched, changed),
      this.peers.watchHand(register, changed),
      this.blocked.subscribe(changed),
    );
  }

  watchControl(control: ControlId, changed: () => void): () => void {
    const watched = [`contribution/${control}/`, `hold/${control}`, "influence/"].map((prefix) =>
      this.replica.watchAll(prefix, changed),
    );
    const signals = [this.blocked, this.spotlight, this.status, this.people].map((signal) =>
      signal.subscribe(changed),
    );
    return this.#together(...watched, ...signals, this.peers.watchHand(control, changed));
  }

  /** Strength, stroke or colour of the finish: everyone's part of it, its pin, and whose hand is on it. */
  watchPaint(paint: Paint, changed: () => void): () => void {
    return this.#together(
      this.watchControl(paintControl(paint), changed),
      ...[`paint/${paint}/`, "finish"].map((prefix) => this.replica.watchAll(prefix, changed)),
    );
  }

  /** Who paints with a hand, how much and where. */
  watchHand(hand: HandId, changed: () => void): () => void {
    return this.#together(
      ...[`hand/${hand}/`, "influence/"].map((prefix) => this.replica.watchAll(prefix, changed)),
    );
  }

  paintNow(paint: Paint): number {
    return renderedPaint(this.recipe, paint);
  }

  /** How much of a hand all paint with together, 0..1. */
  handNow(hand: HandId): number {
    const ground = this.recipe.finish?.room?.ground[hand] ?? 0;
    return Math.min(
      1,
      sharesOfHand(this.recipe, hand).reduce((sum, { amount }) => sum + amount, ground),
    );
  }

  watchAll(prefix: string, changed: () => void): () => void {
    return this.replica.watchAll(prefix, changed);
  }

  /** Who else has a hand on it. */
  handOn(register: string): Member | null {
    const actor = this.peers.handOn(register, this.me);
    return (actor && this.member(actor)) || null;
  }

  grab(register: string | null): void {
    this.line.presence.update({ grabbing: register });
  }

  /** Why this control cannot be moved by me now. */
  blockedOn(control: ControlId): Code | null {
    const blocked = this.blocked.get();
    if (blocked) return blocked;
    if (this.people.get().role !== "host" && this.status.get().locked.includes(control)) return "locked";
    const hold = this.recipe.holds.find((candidate) => candidate.control === control);
    return hold ? "held" : null;
  }

  /** True, with words on screen, when I may not edit (this control). */
  refuses(control?: ControlId): boolean {
    const code = control ? this.blockedOn(control) : this.blocked.get();
    if (code) this.tellRefused(code);
    return code !== null;
  }

  tellRefused(code: Code, words: string = wordsFor(code)): void {
    for (const tell of this.onRefused) tell(code, words);
  }

  follow(actor: ActorId | null): void {
    this.followed.set(null);
    this.following.set(actor);
    this.line.presence.update({ following: actor });
  }

  // ------------------------------------------------------------ what the line brings

  joined(reply: JoinReply): void {
    this.people.set({ members: reply.members, me: reply.me, role: reply.role });
    this.status.set(reply.status);
    if (this.connection.get().state === "connecting") this.replaced.set(reply.replaced ?? []);
    this.door.set(reply.door ?? { waiting: [], more: 0 });
    this.chat.set(reply.chat);
    if (reply.settled) this.settled.set(reply.settled);
    this.connection.set({ state: "live" });
    this.#weigh();
  }

  membersCame({ members, status }: MembersMessage): void {
    const before = this.people.get();
    const role = members.find((member) => member.actor === before.me)?.role ?? before.role;
    const asked = before.members.some((member) => member.actor === before.me && member.asks);
    this.people.set({ ...before, members, role });
    this.status.set(status);
    this.#tellAnswer(before.role, role, asked && !this.member(before.me)?.asks);
    this.tidy();
    this.#weigh();
  }

  #tellAnswer(was: Role, is: Role, isAnswered: boolean): void {
    const mayEdit = was === "viewer" && is !== "viewer";
    if (mayEdit || isAnswered) for (const tell of this.onAnswered) tell(mayEdit);
  }

  presenceCame(presence: Presence): void {
    this.peers.came(presence);
    if (presence.grabbing) this.didSomething(presence.actor, presence.grabbing);
  }

  /** Somebody else's edits are about to be part of what I see. */
  othersWrite(edits: readonly { actor: ActorId; edit: Edit }[]): void {
    for (const { actor, edit } of edits) {
      this.#wrote(edit, actor);
      this.didSomething(actor, registerOf(edit, actor));
    }
  }

  #wrote(edit: Edit, by: ActorId): void {
    const register = registerOf(edit, by);
    const wrote = { register, by, before: readRegister(this.recipe, register) };
    this.replaced.set(withReplaced(this.replaced.get(), wrote, this.me));
  }

  /** Something was committed: what is as it was before needs no bringing back, nor what another picture has taken the place of. */
  tidyReplaced(isAnother: boolean): void {
    if (isAnother) this.#left = null;
    if (isAnother) this.replaced.set([]);
    this.replaced.set(stillReplaced(this.replaced.get(), (register) => readRegister(this.recipe, register)));
  }

  /** One step back for what somebody else replaced, by anybody who may edit. */
  bringBack({ register, before }: Replaced): void {
    const edit = editBack(register, before);
    if (edit && !this.refuses()) this.write(edit, this.newGesture());
  }

  leaveReplaced(replaced: Replaced): void {
    this.replaced.set(this.replaced.get().filter((one) => one !== replaced));
    this.#left = replaced;
  }

  #offerLeft(): void {
    const all = [...this.replaced.get(), ...(this.#left ? [this.#left] : [])];
    this.replaced.set(stillReplaced(all, (register) => readRegister(this.recipe, register)));
    this.#left = null;
  }

  /** Whether anybody else is here who may edit. */
  get othersEdit(): boolean {
    const { members, me } = this.people.get();
    return members.some(({ actor, online, role }) => online && actor !== me && role !== "viewer");
  }

  /** Somebody has a hand on a register, or has written it. */
  didSomething(actor: ActorId, register: Register): void {
    for (const tell of this.onAct) tell(actor, register);
    if (actor === this.following.get()) this.followed.set(controlOf(register) ?? register);
  }

  chatCame(line: ChatLine): void {
    this.chat.set([...this.chat.get().slice(-199), line]);
  }

  /** Forgets the hands and cursors of those who are gone. */
  tidy(): void {
    this.peers.keepOnly(
      new Set(this.people.get().members.flatMap((member) => (member.online ? [member.actor] : []))),
    );
  }

  /** Role, freeze, mute, storage and where I look weighed into one reason. */
  #weigh(): void {
    const { me, role } = this.people.get();
    const { archived, frozen, frozenFor, storage } = this.status.get();
    const reason: Code | null =
      storage === "unavailable"
        ? "storage_unavailable"
        : archived
          ? "archived"
          : role === "viewer"
            ? "viewer_only"
            : this.member(me)?.muted
              ? "muted"
              : frozenFor
                ? "frozen_by_moderators"
                : frozen
                  ? "frozen"
                  : this.pastMoment.get()
                    ? "looking_back"
                    : null;
    this.blocked.set(reason);
  }

  #together(...stops: (() => void)[]): () => void {
    return () => {
      for (const stop of stops) stop();
    };
  }
}
