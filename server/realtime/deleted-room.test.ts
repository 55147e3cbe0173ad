import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deleteRoom } from "@/server/domain/room/delete-room";
import { findRoom } from "@/server/domain/room/queries/find-room";
import { listOwnRooms } from "@/server/domain/room/queries/list-own-rooms";
import { readHistory } from "@/server/domain/room/queries/read-history";
import { requireHost } from "@/server/domain/room/require";
import { type RoomServerForTest, startRoomServer } from "@/server/testing/room-server";
import { type Two, two } from "@/server/testing/two";

let server: RoomServerForTest;
beforeAll(async () => {
  server = await startRoomServer();
});
afterAll(() => server.close());

const remove = ({ id, host }: Pick<Two, "id" | "host">) =>
  deleteRoom(server.deps, server.rooms, host.actor, id);

describe("R9: a deleted room", () => {
  it("sends everyone out, and says why", async () => {
    const all = await two(server);
    await remove(all);
    for (const tab of [all.hostTab, all.anaTab])
      expect(await tab.hears("closed")).toEqual({
        code: "gone",
        words: "The host has deleted this room.",
        translated: { de: "Der Gastgeber hat diesen Raum gelöscht.", "zh-TW": "主持人已刪除這個房間。" },
      });
  });

  it("says at its address that it is gone, and is not found at any other, also by its host", async () => {
    const all = await two(server);
    await remove(all);
    for (const actor of [all.host.actor, all.ana.actor, null]) {
      await expect(findRoom(server.deps, all.slug, actor)).rejects.toMatchObject({
        code: "gone",
        status: 410,
      });
      await expect(readHistory(server.deps, actor, all.id)).rejects.toMatchObject({ code: "not_found" });
    }
    expect(await (await server.tab(all.host)).join(all.id)).toMatchObject({ ok: false, error: "not_found" });
    await expect(server.enter(await server.guest("Cleo"), all.slug)).rejects.toMatchObject({ code: "gone" });
    await expect(requireHost(server.deps, all.id, all.host.actor)).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await listOwnRooms(server.deps, [all.host.actor])).toEqual([]);
  });

  it("is deleted only by its host, and only once", async () => {
    const all = await two(server);
    await expect(remove({ id: all.id, host: all.ana })).rejects.toMatchObject({ code: "forbidden" });
    await remove(all);
    await expect(remove(all)).rejects.toMatchObject({ code: "not_found" });
  });

  it("keeps its log, which credits what was published from it", async () => {
    const all = await two(server);
    await all.anaTab.edit({ kind: "contribution", control: "tilt" as never, value: 1 });
    const events = () => server.database.db.roomEvent.count({ where: { room: all.id } });
    const before = await events();
    await remove(all);
    expect(await events()).toBe(before);
  });
});
