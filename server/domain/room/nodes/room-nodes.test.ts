import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ActorId, ClientId, ControlId, RoomId } from "@/core/kernel/ids/ids";
import { LEASE_MS } from "@/server/infra/redis/leases";
import { onRedis, quiet, type RedisForTest } from "@/server/infra/redis/testing";
import { type RoomServerForTest, startRoomServer } from "@/server/testing/room-server";
import { createRoom } from "../create-room";
import { newTab } from "../port/calls";
import { type RoomsForTest, roomsContract } from "../port/rooms.contract";
import { openRoomNode } from "./open-room-node";

const WARMTH = "warmth" as ControlId;

onRedis("rooms of another node", (redis) => {
  let server: RoomServerForTest;
  beforeAll(async () => {
    server = await startRoomServer();
  });
  afterAll(() => server.close());

  /** Nodes of one instance. What is said on each to those in rooms is kept. */
  function instance({ connect, prefix }: RedisForTest) {
    const { deps, opening } = server;
    const { db } = deps.database;
    const own = prefix();
    const open = async (owns: boolean) => {
      const [news, frames]: [RoomsForTest["news"], RoomsForTest["frames"]] = [[], []];
      const [connection, name] = [await connect(), randomUUID()];
      const node = await openRoomNode({
        redis: connection,
        prefix: own,
        node: name,
        logger: quiet,
        opening,
        owns,
        local: (room) => ({
          tell: (said) => void news.push({ room, news: said }),
          frame: (packed) => void frames.push(packed),
        }),
      });
      redis.later(async () => {
        await node.drain();
        await node.close();
      });
      return { ...node, name, connection, news, frames };
    };
    const person = async (name: string): Promise<ActorId> => {
      const id = randomUUID();
      await db.user.create({ data: { id, name, email: `${id}@example.org`, updatedAt: new Date() } });
      return (await db.actor.create({ data: { id: randomUUID(), userId: id } })).id as ActorId;
    };
    const room = async (host: ActorId): Promise<RoomId> =>
      (await createRoom(deps, { title: "A room", visibility: "public", host })).id;
    return { open, person, room, db, leaseOf: (id: RoomId) => `${own}:lease:room:${id}` };
  }
  type Node = Awaited<ReturnType<ReturnType<typeof instance>["open"]>>;

  const enter = async (node: Node, id: RoomId, actor: ActorId) => {
    await node.rooms.of(id).ready({});
    node.listens("news", id, true);
    const message = { room: id, client: randomUUID() as ClientId };
    const tab = newTab();
    await node.rooms.of(id).join({ tab, actor, person: { name: "Hana", isGuest: false }, message });
    return tab;
  };
  const closings = ({ news }: Node) => news.flatMap(({ news }) => (news.kind === "close" ? [news.code] : []));

  roomsContract("another node", async () => {
    const { open, person, room, db } = instance(redis);
    await open(true);
    const asker = await open(false);
    return {
      rooms: asker.rooms,
      news: asker.news,
      frames: asker.frames,
      db,
      person,
      room: async (host) => {
        const id = await room(host);
        asker.listens("news", id, true);
        asker.listens("frames", id, true);
        return id;
      },
      close: async () => {},
    };
  });

  it("lose sight of a node's tabs when that node is gone", async () => {
    const { open, person, room } = instance(redis);
    const owner = await open(true);
    const asker = await open(false);
    const id = await room(await person("Hana"));
    const host = await person("Ana");
    await owner.rooms.of(id).admit({ actor: host, role: "editor" });
    await enter(asker, id, host);
    expect(await owner.rooms.counts([id])).toEqual({ [id]: 1 });
    asker.connection.disconnect();
    await expect.poll(() => owner.owned.counts([id])).toEqual({});
  });

  it("step down when their lease is another's: their tabs are sent there, and what they had taken is kept", async () => {
    const { open, person, room, db, leaseOf } = instance(redis);
    const [first, second] = [await open(true), await open(true)];
    const host = await person("Hana");
    const id = await room(host);
    const tab = await enter(first, id, host);
    expect([first.owned.has(id), second.owned.has(id)]).toEqual([true, false]);
    const edits = [{ n: 1, gesture: 1, edit: { kind: "contribution" as const, control: WARMTH, value: 2 } }];
    const acked = await first.rooms.of(id).edit({ tab, message: { epoch: 0, base: 0, edits } });
    const later = Date.now() + LEASE_MS.holds;
    await second.connection.set(leaseOf(id), `${second.name} ${later}`, "PX", LEASE_MS.holds);
    await second.rooms.of(id).ready({});
    await expect.poll(() => closings(first)).toEqual(["room_moved"]);
    expect([first.owned.has(id), second.owned.has(id)]).toEqual([false, true]);
    expect(acked).toMatchObject({ ok: true });
    const { recipe, seq } = await first.rooms.of(id).state({});
    expect(recipe.contributions[WARMTH]).toEqual({ [host]: 2 });
    expect(await db.roomEvent.count({ where: { room: id } })).toBe(seq + 1);
  });
});
