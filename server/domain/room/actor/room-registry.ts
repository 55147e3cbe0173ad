import { AppError } from "@/core/kernel/errors";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import { LogRoom } from "@/core/room/rules/log-room";
import type { Person } from "@/server/domain/identity/actors";
import { LogWriter } from "../log-writer";
import type { RoomOutlet } from "../port/news";
import type { Counts, PeopledRoom, RoomHandle, Rooms } from "../port/rooms";
import { requireNotClosed } from "../require";
import { readKept } from "../store";
import { EmbeddedHandle } from "./embedded-handle";
import { logQuota } from "./log-quota";
import type { OpenRoomDeps } from "./open-room-deps";
import { RoomActor } from "./room-actor";
import { asPeopled } from "./room-place";

/** What lets this process be a room's owner, where others could be it as well. */
export type Tenure = {
  /** Resolves when nobody else owns the room. Rejects where another does. */
  begin: (room: RoomId) => Promise<void>;
  /** The room is not in memory here any more. */
  end: (room: RoomId) => Promise<void>;
};
const UNCONTESTED: Tenure = { begin: async () => {}, end: async () => {} };

/**
 * The rooms that this process owns: one actor a room, opened on demand, gone from memory a minute after the last one left.
 */
export class RoomRegistry implements Rooms {
  readonly #open = new Map<RoomId, Promise<RoomActor>>();
  readonly #actors = new Map<RoomId, RoomActor>();
  #closing = false;

  readonly #ending = new Set<Promise<void>>();
  readonly #writer: LogWriter;

  /** @param outletOf where what happens in a room goes */
  constructor(
    private readonly deps: OpenRoomDeps,
    private readonly outletOf: (room: RoomId) => RoomOutlet,
    private readonly tenure: Tenure = UNCONTESTED,
  ) {
    this.#writer = new LogWriter(deps.database.db);
  }

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
    const opening = this.tenure.begin(room).then(() => this.#openRoom(room));
    this.#open.set(room, opening);
    opening.catch(() => this.#gone(room));
    return opening;
  }

  /** A closing room lets nobody in: the caller waits until it has closed, then opens it again. */
  async #unlessClosing(room: RoomId, open: Promise<RoomActor>): Promise<RoomActor> {
    const actor = await open;
    if (!actor.closing) return actor;
    await actor.closing;
    return this.openWithoutWaking(room);
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
      { ...kept, log, facts, writer: this.#writer },
      this.deps,
      this.outletOf(room),
      () => this.#gone(room),
    );
    await actor.open();
    this.#actors.set(room, actor);
    return actor;
  }

  #gone(room: RoomId): void {
    this.#actors.delete(room);
    this.#open.delete(room);
    const ending = this.tenure.end(room).finally(() => this.#ending.delete(ending));
    this.#ending.add(ending);
  }

  /** Whether it is in memory here, or about to be. */
  has(room: RoomId): boolean {
    return this.#open.has(room);
  }

  /** Another process owns the room: what waits is written where that has written nothing yet, and whoever is in joins again there. */
  async stepDown(room: RoomId): Promise<void> {
    await (await this.#open.get(room)?.catch(() => undefined))?.close("room_moved");
  }

  of(room: RoomId): RoomHandle {
    return new EmbeddedHandle(room, this);
  }

  async counts(rooms: readonly RoomId[]): Promise<Counts> {
    const counted = rooms.map((room) => [room, this.opened(room)?.online ?? 0] as const);
    return Object.fromEntries(counted.filter(([, people]) => people > 0)) as Counts;
  }

  async peopled(): Promise<readonly PeopledRoom[]> {
    return [...this.#actors.values()].filter(({ online }) => online > 0).map(asPeopled);
  }

  async open(rooms: readonly RoomId[]): Promise<readonly RoomId[]> {
    return rooms.filter((room) => this.#open.has(room));
  }

  /** A room's owner if it is in memory here. */
  opened(room: RoomId): RoomActor | undefined {
    return this.#actors.get(room);
  }

  /** In every open room the pulls of people who left long enough ago become part of the picture's base. */
  async fade(now = this.deps.now()): Promise<void> {
    for (const actor of [...this.#actors.values()]) await actor.fade(now);
  }

  renamed(actor: ActorId, person: Person): void {
    for (const room of this.#actors.values()) room.renamed(actor, person);
  }

  /** Writes what waits in every room. */
  async close(): Promise<void> {
    this.#closing = true;
    await Promise.all([...this.#actors.values()].map((actor) => actor.close("shutting_down")));
    await Promise.all(this.#ending);
  }
}
