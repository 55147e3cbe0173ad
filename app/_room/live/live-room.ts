import { type Code, wordsFor } from "@/core/kernel/errors";
import type { ActorId, ControlId } from "@/core/kernel/ids/ids";
import { editBack } from "@/core/picture/edits/back";
import { type Edit, type Register, registerOf } from "@/core/picture/edits/edit";
import { controlOf } from "@/core/picture/edits/register";
import { renderedPaint, sharesOfHand } from "@/core/picture/finish/shown";
import type { HandId, Paint } from "@/core/picture/recipe/finish";
import { paintControl } from "@/core/picture/recipe/finish-controls";
import type { Recipe } from "@/core/picture/recipe/recipe";
import { influenceOf } from "@/core/picture/recipe/shown";
import type { Replaced } from "@/core/room/client/replaced";
import type { RoomClient } from "@/core/room/client/room-client";
import type {
  ChatLine,
  CommandMessage,
  DoorMessage,
  JoinReply,
  Member,
  MembersMessage,
  Presence,
} from "@/core/room/protocol/messages";
import type { Role } from "@/core/room/protocol/roles";
import { Zoom } from "../zoom/zoom";
import { FrameStage } from "./frame-stage";
import { Painter } from "./painter";
import { Peers } from "./peers";
import { Replacements } from "./replacements";
import type { RoomSender } from "./room-sender";
import { RoomSignals } from "./room-signals";
import { whyBlocked } from "./why-blocked";

/** Commands that change the present picture by what is not on screen while one looks at the past. */
const CHANGES_NOW: ReadonlySet<CommandMessage["kind"]> = new Set(["undo", "redo", "revert"]);

/**
 * A room as a page sees it. What changes now and then is a Signal, which React draws; registers, hands, cursors and
 * frames are watched one by one and drawn past React.
 */
export class LiveRoom extends RoomSignals {
  readonly painter = new Painter();
  readonly frames = new FrameStage();
  readonly peers = new Peers();
  readonly zoom = new Zoom();
  readonly replaced = new Replacements(() => this.recipe);
  #gesture = Date.now() % 1_000_000_000;

  constructor(
    readonly replica: RoomClient,
    readonly line: RoomSender,
    /** What somebody whose name is not known here is called. */
    private readonly someone: string,
    /** A name as it is shown to me: those without one are called so in my language. */
    private readonly shown: (name: string) => string = (name) => name,
  ) {
    super(replica.me);
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
  readonly nameOf = (actor: string): string => this.member(actor)?.name ?? this.someone;

  readonly newGesture = (): number => {
    this.#gesture += 1;
    return this.#gesture;
  };

  /** Whatever changes the picture shows it: who looks at a moment of the past is brought back to now. */
  write(edit: Edit, gesture: number): void {
    this.pastMoment.set(null);
    this.replaced.wrote(edit, this.me, this.me);
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
    if (!reply.ok && reply.error === "overwritten") this.replaced.offerLeft();
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
    this.people.set({ members: this.#named(reply.members), me: reply.me, role: reply.role });
    this.status.set(reply.status);
    if (this.connection.get().state === "connecting") this.replaced.all.set(reply.replaced ?? []);
    this.doorCame(reply.door ?? { waiting: [], more: 0 });
    this.chat.set(this.#named(reply.chat));
    if (reply.settled) this.settled.set(reply.settled);
    this.connection.set({ state: "live" });
    this.#weigh();
  }

  membersCame({ members, status }: MembersMessage): void {
    const before = this.people.get();
    const role = members.find((member) => member.actor === before.me)?.role ?? before.role;
    const asked = before.members.some((member) => member.actor === before.me && member.asks);
    this.people.set({ ...before, members: this.#named(members), role });
    this.status.set(status);
    this.#tellAnswer(before.role, role, asked && !this.member(before.me)?.asks);
    this.tidy();
    this.#weigh();
  }

  doorCame(door: DoorMessage): void {
    this.door.set({ ...door, waiting: this.#named(door.waiting) });
  }

  #named<One extends { name: string }>(all: readonly One[]): One[] {
    return all.map((one) => ({ ...one, name: this.shown(one.name) }));
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
      this.replaced.wrote(edit, actor, this.me);
      this.didSomething(actor, registerOf(edit, actor));
    }
  }

  /** One step back for what somebody else replaced, by anybody who may edit. */
  bringBack({ register, before }: Replaced): void {
    const edit = editBack(register, before);
    if (edit && !this.refuses()) this.write(edit, this.newGesture());
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
    this.chat.set([...this.chat.get().slice(-199), ...this.#named([line])]);
  }

  /** Forgets the hands and cursors of those who are gone. */
  tidy(): void {
    this.peers.keepOnly(
      new Set(this.people.get().members.flatMap((member) => (member.online ? [member.actor] : []))),
    );
  }

  #weigh(): void {
    const { me, role } = this.people.get();
    const isMuted = this.member(me)?.muted ?? false;
    this.blocked.set(
      whyBlocked(this.status.get(), { role, isMuted, looksBack: this.pastMoment.get() !== null }),
    );
  }

  #together(...stops: (() => void)[]): () => void {
    return () => {
      for (const stop of stops) stop();
    };
  }
}
