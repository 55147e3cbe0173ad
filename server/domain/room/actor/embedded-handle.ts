import { AppError } from "@/core/kernel/errors";
import type { RoomId } from "@/core/kernel/ids/ids";
import { roleOf } from "@/core/room/rules/state";
import type { Answer, Asked, TabId } from "../port/calls";
import type { RoomHandle } from "../port/rooms";
import { depart, inherit } from "./change-person";
import type { RoomActor } from "./room-actor";
import type { Visitor } from "./room-members";
import { placesOf } from "./room-place";

/** Where a handle finds its room's owner, in this process. */
export type Owners = {
  /** Opened where it is not, and woken. */
  get: (room: RoomId) => Promise<RoomActor>;
  openWithoutWaking: (room: RoomId) => Promise<RoomActor>;
  /** The room, where it is in memory. */
  opened: (room: RoomId) => RoomActor | undefined;
};

/** A handle on a room whose owner is in this process. Messages of a tab reach an open room in order, without a pause. */
export class EmbeddedHandle implements RoomHandle {
  constructor(
    readonly id: RoomId,
    private readonly owners: Owners,
  ) {}

  readonly #owner = () => this.owners.get(this.id);
  get #opened(): RoomActor | undefined {
    return this.owners.opened(this.id);
  }

  /** The room that a tab is in: it is open, or it does not know the tab. */
  #with(tab: TabId): { room: RoomActor; by: Visitor } {
    const room = this.#opened;
    if (!room) throw new AppError("room_moved", "not open here");
    return { room, by: room.visitor(tab) };
  }

  /** The same where something is said or changed. */
  #speaking(tab: TabId): { room: RoomActor; by: Visitor } {
    const inside = this.#with(tab);
    inside.room.requireUnarchived();
    return inside;
  }

  async ready(): Promise<null> {
    await this.owners.openWithoutWaking(this.id);
    return null;
  }

  async join(coming: Asked<"join">): Promise<Answer<"join">> {
    return (await this.#owner()).join(coming);
  }

  async leave({ tab }: Asked<"leave">): Promise<null> {
    this.#opened?.leave(tab);
    return null;
  }

  async presence({ tab, message }: Asked<"presence">): Promise<null> {
    const { room, by } = this.#with(tab);
    room.presence(by, message);
    return null;
  }

  async edit({ tab, message }: Asked<"edit">): Promise<Answer<"edit">> {
    const { room, by } = this.#speaking(tab);
    return room.edit(by.actor, by.client, message);
  }

  async command({ tab, command }: Asked<"command">): Promise<Answer<"command">> {
    const { room, by } = command.kind === "leave" ? this.#with(tab) : this.#speaking(tab);
    return { seq: await room.command(by.actor, command) };
  }

  async chat({ tab, message }: Asked<"chat">): Promise<null> {
    const { room, by } = this.#speaking(tab);
    await room.chat(by.actor, message);
    return null;
  }

  async react({ tab, message }: Asked<"react">): Promise<null> {
    const { room, by } = this.#speaking(tab);
    room.react(by.actor, message);
    return null;
  }

  async ask({ tab }: Asked<"ask">): Promise<null> {
    const { room, by } = this.#speaking(tab);
    room.ask(by.actor);
    return null;
  }

  async decline({ tab, member }: Asked<"decline">): Promise<null> {
    const { room, by } = this.#speaking(tab);
    room.decline(by.actor, member);
    return null;
  }

  async answer({ tab, member, letIn }: Asked<"answer">): Promise<null> {
    const { room, by } = this.#speaking(tab);
    await room.answer(by.actor, member, letIn);
    return null;
  }

  async wait({ actor, guest }: Asked<"wait">): Promise<Answer<"wait">> {
    return (await this.#owner()).wait(actor, guest);
  }

  async places({ actors }: Asked<"places">): Promise<Answer<"places">> {
    return placesOf(await this.#owner(), actors);
  }

  async admit({ actor, role }: Asked<"admit">): Promise<Answer<"admit">> {
    const room = await this.#owner();
    await room.admit(actor, role);
    return { role: roleOf(room.state, actor) };
  }

  async inherit({ from, to }: Asked<"inherit">): Promise<null> {
    await inherit(await this.#owner(), from, to);
    return null;
  }

  async depart({ actor, actors }: Asked<"depart">): Promise<Answer<"depart">> {
    return { outcome: await depart(await this.#owner(), actor, actors) };
  }

  async watch(): Promise<Answer<"watch">> {
    return (await this.owners.openWithoutWaking(this.id)).watch();
  }

  async moderate(asked: Asked<"moderate">): Promise<Answer<"moderate">> {
    return (await this.#owner()).moderate(asked);
  }

  async lift({ live, case: of }: Asked<"lift">): Promise<Answer<"lift">> {
    return { lifted: await (await this.#owner()).lift(live, of) };
  }

  async picture(): Promise<Answer<"picture">> {
    const { moving, settled } = this.#opened?.picture ?? { moving: null, settled: null };
    if (moving)
      return { kind: "moving", rev: moving.rev, jpeg: Buffer.from(moving.bytes).toString("base64") };
    return settled && { kind: "settled", seq: settled.seq };
  }

  async state(): Promise<Answer<"state">> {
    return (await this.#owner()).state;
  }

  async position({ control }: Asked<"position">): Promise<Answer<"position">> {
    return { sigmas: (await this.#owner()).positionOn(control) };
  }

  async changed(facts: Asked<"changed">): Promise<null> {
    this.#opened?.changed(facts);
    return null;
  }

  async close({ code, words }: Asked<"close">): Promise<null> {
    await this.#opened?.close(code, words);
    return null;
  }
}
