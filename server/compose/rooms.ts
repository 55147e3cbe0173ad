import { subjectOf } from "@/core/moderation/subjects";
import { firstFinish, modelShapes } from "@/server/domain/model/shapes";
import { keepDecisions } from "@/server/domain/moderation/live/keep-decisions";
import type { OpenRoomDeps } from "@/server/domain/room/actor/open-room-deps";
import { RoomRegistry } from "@/server/domain/room/actor/room-registry";
import type { RoomDeps } from "@/server/domain/room/deps";
import type { Rooms as RoomsPort } from "@/server/domain/room/port/rooms";
import { untrueParents } from "@/server/domain/work/lineage/true-parents";
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
export function composeRooms(
  { infra, closing, screenText }: { infra: Infra; closing: Closing; screenText: ScreenText },
  { over = (rooms) => rooms, ...given }: RoomsGiven = {},
): Rooms {
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
    sizesOf: (id) => installed.requireModel(id).file.sizes,
    logger,
    onSaid: ({ id, text }) => screenText(subjectOf("chat", id), text),
    now: Date.now,
    decisions: keepDecisions(caseDeps(infra)),
    untrueParents: (...asked) => untrueParents(database.db, ...asked),
    ...given,
  };
  const io = createRoomServer();
  const owned = new RoomRegistry(all, (id) => socketOutlet(io, id));
  closing.add("rooms", () => owned.close());
  bus.hear("renamed", ({ actor, person }) => owned.renamed(actor, person));
  return { room: all, opening: all, rooms: over(owned), owned, io };
}
