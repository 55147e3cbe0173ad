import { randomUUID } from "node:crypto";
import { afterAll, beforeAll } from "vitest";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import { onRedis, quiet, type RedisForTest } from "@/server/infra/redis/testing";
import { type RoomServerForTest, startRoomServer } from "@/server/testing/room-server";
import { createRoom } from "../create-room";
import type { RoomOutlet } from "../port/news";
import { type RoomsForTest, roomsContract } from "../port/rooms.contract";
import { openRoomNode } from "./open-room-node";

const NOWHERE: RoomOutlet = { tell: () => {}, frame: () => {} };

onRedis("rooms of another node", (redis) => {
  let server: RoomServerForTest;
  beforeAll(async () => {
    server = await startRoomServer();
  });
  afterAll(() => server.close());

  /** A node that owns rooms, and one that owns none and whose people are in them. */
  async function apart({ connect, prefix }: RedisForTest): Promise<RoomsForTest> {
    const { deps, opening } = server;
    const { db } = deps.database;
    const [news, frames]: [RoomsForTest["news"], RoomsForTest["frames"]] = [[], []];
    const here: (room: RoomId) => RoomOutlet = (room) => ({
      tell: (said) => void news.push({ room, news: said }),
      frame: (packed) => void frames.push(packed),
    });
    const own = prefix();
    const open = async (owns: boolean, local: (room: RoomId) => RoomOutlet) =>
      openRoomNode({
        redis: await connect(),
        prefix: own,
        node: randomUUID(),
        logger: quiet,
        opening,
        owns,
        local,
      });
    const [owner, asker] = [await open(true, () => NOWHERE), await open(false, here)];
    const person = async (name: string): Promise<ActorId> => {
      const id = randomUUID();
      await db.user.create({ data: { id, name, email: `${id}@example.org`, updatedAt: new Date() } });
      return (await db.actor.create({ data: { id: randomUUID(), userId: id } })).id as ActorId;
    };
    return {
      rooms: asker.rooms,
      news,
      frames,
      db,
      person,
      room: async (host) => {
        const { id } = await createRoom(deps, { title: "A room", visibility: "public", host });
        asker.listens("news", id, true);
        asker.listens("frames", id, true);
        return id;
      },
      close: async () => {
        await owner.drain();
        await asker.close();
        await owner.close();
      },
    };
  }

  roomsContract("another node", () => apart(redis));
});
