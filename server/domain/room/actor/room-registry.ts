import { AppError, type Code } from "@/core/kernel/errors";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import { LogRoom } from "@/core/room/rules/log-room";
import type { Person } from "@/server/domain/identity/actors";
import { requireNotClosed, requireSight } from "../require";
import { readKept } from "../store";
import { logQuota } from "./log-quota";
import type { RoomOutlet } from "./outlet";
import { type OpenRoomDeps, RoomActor } from "./room-actor";
import type { RoomFacts } from "./room-view";

/** The rooms this process owns: one actor a room, opened on demand, gone from memory a minute after the last one left. */
export class RoomRegistry {
  readonly #open = new Map<RoomId, Promise<RoomActor>>();
  readonly #actors = new Map<RoomId, RoomActor>();
  #closing = false;

  /** @param outletOf where what happens in a room goes */
  constructor(
    private readonly deps: OpenRoomDeps,
    private readonly outletOf: (room: RoomId) => RoomOutlet,
  ) {}

  /** The room's owner. Two that ask at once get the same. `not_found` where there is no such room. */
  async get(room: RoomId): Promise<RoomActor> {
    const actor = await this.openWithoutWaking(room);
    await actor.wake();
    return actor;
  }

  /** The room's owner, opened without writing anything into its log: for moderators who watch unseen. */
  openWithoutWaking(room: RoomId): Promise<RoomActor> {
    if (this.#closing) return Promise.reject(new AppError("shutting_down"));
    const open = this.#open.get(room);
    if (open) return this.#unlessClosing(room, open);
    const opening = this.#openRoom(room);
    this.#open.set(room, opening);
    opening.catch(() => this.#open.delete(room));
    return opening;
  }

  /** A room that is closing lets nobody in: the caller waits, then gets the room opened anew. */
  async #unlessClosing(room: RoomId, open: Promise<RoomActor>): Promise<RoomActor> {
    const actor = await open;
    if (!actor.closing) return actor;
    await actor.closing;
    return this.openWithoutWaking(room);
  }

  /**
   * The owner of a room that somebody may know of. A private room answers strangers as one that is not there does, also when it
   * is closed.
   */
  async getFor(room: RoomId, actor: ActorId): Promise<RoomActor> {
    await requireSight(this.deps, room, actor);
    return this.get(room);
  }

  async #openRoom(room: RoomId): Promise<RoomActor> {
    const row = await this.deps.database.db.room.findUnique({
      where: { id: room },
      select: { closedAt: true, deletedAt: true, logBytes: true, title: true, archivedAt: true },
    });
    if (!row) throw new AppError("not_found");
    requireNotClosed(row);
    const { db } = this.deps.database;
    const kept = await readKept(db, room);
    if (!kept) throw new AppError("not_found");
    const log = new LogRoom(Number(row.logBytes), await logQuota(db));
    const facts = { title: row.title, isArchived: row.archivedAt !== null };
    const actor: RoomActor = new RoomActor(
      room,
      { ...kept, log, facts },
      this.deps,
      this.outletOf(room),
      () => {
        this.#actors.delete(room);
        this.#open.delete(room);
      },
    );
    await actor.open();
    this.#actors.set(room, actor);
    return actor;
  }

  /** Whether a room is in memory here. */
  isOpen(room: RoomId): boolean {
    return this.#open.has(room);
  }

  /** People in a room right now, here. */
  online(room: RoomId): number {
    return this.#actors.get(room)?.online ?? 0;
  }

  /** The rooms with people in them right now, here. */
  get peopled(): readonly RoomActor[] {
    return [...this.#actors.values()].filter((actor) => actor.online > 0);
  }

  /** A room's owner if it is in memory here. */
  opened(room: RoomId): RoomActor | undefined {
    return this.#actors.get(room);
  }

  /** Sends everyone out of a room that is closed for good, if it is open here. */
  async shut(room: RoomId, code: Code = "room_closed", words?: string): Promise<void> {
    await this.#actors.get(room)?.close(code, words);
  }

  /** Its host has changed what it is called, or whether it is archived: those inside are told. */
  changed(room: RoomId, facts: Partial<RoomFacts>): void {
    this.#actors.get(room)?.changed(facts);
  }

  renamed(actor: ActorId, person: Person): void {
    for (const room of this.#actors.values()) room.renamed(actor, person);
  }

  /** Writes what waits in every room. */
  async close(): Promise<void> {
    this.#closing = true;
    await Promise.all([...this.#actors.values()].map((actor) => actor.close("shutting_down")));
  }
}
