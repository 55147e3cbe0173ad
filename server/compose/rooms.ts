import type { RoomId } from "@/core/kernel/ids/ids";
import { subjectOf } from "@/core/moderation/subjects";
import { chosenSeed } from "@/core/picture/model/chosen-seeds";
import { firstFinish, modelShapes } from "@/server/domain/model/shapes";
import { keepDecisions } from "@/server/domain/moderation/live/keep-decisions";
import type { OpenRoomDeps } from "@/server/domain/room/actor/open-room-deps";
import { RoomRegistry } from "@/server/domain/room/actor/room-registry";
import type { RoomDeps } from "@/server/domain/room/deps";
import { openRoomNode } from "@/server/domain/room/nodes/open-room-node";
import type { Rooms as RoomsPort } from "@/server/domain/room/port/rooms";
import { untrueParents } from "@/server/domain/work/lineage/true-parents";
import { enlargerOf } from "@/server/infra/models";
import { hearListeners } from "@/server/realtime/hear-listeners";
import { createRoomServer, type RoomServer, socketOutlet } from "@/server/realtime/socket-outlet";
import type { ScreenText } from "@/server/services";
import type { Closing } from "./closing";
import type { Infra } from "./infra";
import { caseDeps } from "./moderation";

export type Rooms = {
  /** What room functions need. */
  room: RoomDeps;
  /** All rooms, wherever they are open. */
  rooms: RoomsPort;
  /** What their owners need beside that. */
  opening: OpenRoomDeps;
  /** Those that this process owns. */
  owned: RoomRegistry;
  /** What they speak through. */
  io: RoomServer;
};

/** In place of what is composed: parts, or what everyone but the owners reaches the rooms through. */
export type RoomsGiven = Partial<RoomDeps & OpenRoomDeps> & { over?: (rooms: RoomsPort) => RoomsPort };

/** The rooms of this process, and the sockets that they speak through. */
export async function composeRooms(
  { infra, closing, screenText }: { infra: Infra; closing: Closing; screenText: ScreenText },
  { over = (rooms) => rooms, ...given }: RoomsGiven = {},
): Promise<Rooms> {
  const { database, blobs, secrets, render, installed, logger, bus } = infra;
  const all: RoomDeps & OpenRoomDeps = {
    database,
    blobs,
    secrets,
    render,
    models: modelShapes(
      installed.models.map(({ info }) => info),
      installed.finish,
    ),
    firstFinish: (id) => firstFinish(installed.finish, id),
    firstSeed: (id, any) => chosenSeed(installed.requireModel(id).info, any),
    sizesOf: (id) => installed.requireModel(id).file.sizes,
    enlargerOf: (id) => enlargerOf(installed.requireModel(id).file),
    logger,
    onSaid: ({ id, text }) => screenText(subjectOf("chat", id), text),
    now: Date.now,
    decisions: keepDecisions(caseDeps(infra)),
    untrueParents: (...asked) => untrueParents(database.db, ...asked),
    ...given,
  };
  const io = createRoomServer();
  const { rooms, owned } = await openOwners({ infra, closing, opening: all, io });
  bus.hear("renamed", ({ actor, person }) => owned.renamed(actor, person));
  return { room: all, opening: all, rooms: over(rooms), owned, io };
}

type Opening = { infra: Infra; closing: Closing; opening: OpenRoomDeps; io: RoomServer };

/** The rooms of this process alone, or those that it shares with others. */
async function openOwners({
  infra: { shared, logger, config },
  closing,
  opening,
  io,
}: Opening): Promise<{ rooms: RoomsPort; owned: RoomRegistry }> {
  const local = (id: RoomId) => socketOutlet(io, id);
  if (!shared) {
    const owned = new RoomRegistry(opening, local);
    closing.add("rooms", () => owned.close());
    return { rooms: owned, owned };
  }
  const node = await openRoomNode({ ...shared, logger, opening, owns: config.role !== "jobs", local });
  closing.add("rooms", () => node.drain());
  closing.add("room node", () => node.close());
  hearListeners(io, node.listens);
  return node;
}
