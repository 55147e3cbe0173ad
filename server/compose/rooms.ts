import { subjectOf } from "@/core/moderation/subjects";
import { firstFinish, modelShapes } from "@/server/domain/model/shapes";
import type { OpenRoomDeps } from "@/server/domain/room/actor/room-actor";
import { RoomRegistry } from "@/server/domain/room/actor/room-registry";
import type { RoomDeps } from "@/server/domain/room/deps";
import { untrueParents } from "@/server/domain/work/lineage/true-parents";
import { createRoomServer, type RoomServer, socketOutlet } from "@/server/realtime/socket-outlet";
import type { Services } from "@/server/services";
import type { Closing } from "./closing";
import type { Infra } from "./infra";

export type Rooms = {
  /** What room functions need. */
  room: RoomDeps;
  /** The rooms that are open here. */
  rooms: RoomRegistry;
  /** What they speak through. */
  io: RoomServer;
};

/** The rooms of this process, and the sockets that they speak through. */
export function composeRooms(
  { infra, closing, screenText }: { infra: Infra; closing: Closing; screenText: Services["screenText"] },
  given: Partial<RoomDeps> = {},
): Rooms {
  const { database, blobs, secrets, render, installed, logger, bus } = infra;
  const room: RoomDeps & OpenRoomDeps = {
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
    untrueParents: (...asked) => untrueParents(database.db, ...asked),
    ...given,
  };
  const io = createRoomServer();
  const rooms = new RoomRegistry(room, (id) => socketOutlet(io, id));
  closing.add("rooms", () => rooms.close());
  bus.hear("renamed", ({ actor, person }) => rooms.renamed(actor, person));
  return { room, rooms, io };
}
