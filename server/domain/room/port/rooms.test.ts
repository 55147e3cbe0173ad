import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ActorId } from "@/core/kernel/ids/ids";
import { type RoomServerForTest, startRoomServer } from "@/server/testing/room-server";
import { RoomRegistry } from "../actor/room-registry";
import { createRoom } from "../create-room";
import type { RoomOutlet } from "./news";
import type { Rooms } from "./rooms";
import { type RoomsForTest, roomsContract } from "./rooms.contract";
import { outletOverWire, overWire } from "./testing/wire-rooms";

let server: RoomServerForTest;
beforeAll(async () => {
  server = await startRoomServer();
});
afterAll(() => server.close());

type Way = { rooms: (owned: Rooms) => Rooms; outlet: (outlet: RoomOutlet) => RoomOutlet };

/** Owners beside the server's own, on its database and its renderer. */
const reachedBy = (way: Way) => async (): Promise<RoomsForTest> => {
  const { deps, opening } = server;
  const { db } = deps.database;
  const [news, frames]: [RoomsForTest["news"], RoomsForTest["frames"]] = [[], []];
  const owned = new RoomRegistry(opening, (room) =>
    way.outlet({
      tell: (said) => void news.push({ room, news: said }),
      frame: (packed) => void frames.push(packed),
    }),
  );
  const person = async (name: string): Promise<ActorId> => {
    const id = randomUUID();
    await db.user.create({ data: { id, name, email: `${id}@example.org`, updatedAt: new Date() } });
    return (await db.actor.create({ data: { id: randomUUID(), userId: id } })).id as ActorId;
  };
  return {
    rooms: way.rooms(owned),
    news,
    frames,
    db,
    person,
    room: async (host) => (await createRoom(deps, { title: "A room", visibility: "public", host })).id,
    close: () => owned.close(),
  };
};

roomsContract("this process", reachedBy({ rooms: (owned) => owned, outlet: (outlet) => outlet }));
roomsContract("a wire", reachedBy({ rooms: overWire, outlet: outletOverWire }));

it("a wire carries nothing that JSON would change without a word", async () => {
  const { rooms, close } = await reachedBy({ rooms: overWire, outlet: outletOverWire })();
  const counts = async () => new Map() as never;
  await expect(overWire({ ...rooms, counts }).counts([])).rejects.toThrow("not plain");
  const open = (async () => [Number.NaN]) as never;
  await expect(overWire({ ...rooms, open }).open([])).rejects.toThrow("no JSON");
  await close();
});
