import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CommandMessage } from "@/core/room/protocol/messages";
import { listOwnRooms } from "@/server/domain/room/queries/list-own-rooms";
import { listMyRooms, listPublicRooms } from "@/server/domain/room/queries/list-rooms";
import { updateRoom } from "@/server/domain/room/update-room";
import { type RoomServerForTest, startRoomServer } from "@/server/testing/room-server";
import { type Two, two } from "@/server/testing/two";

let server: RoomServerForTest;
beforeAll(async () => {
  server = await startRoomServer();
});
afterAll(() => server.close());

const change = ({ id, host }: Pick<Two, "id" | "host">, changes: { title?: string; archived?: boolean }) =>
  updateRoom(server.deps, server.rooms, host.actor, id, changes);

async function archivedTwo(): Promise<Two> {
  const all = await two(server);
  await all.anaTab.edit({ kind: "contribution", control: "tilt" as never, value: 1 });
  await change(all, { archived: true });
  await all.anaTab.hears("members", ({ status }) => status.archived === true);
  return all;
}
const refused = { ok: false, error: "archived" };

describe("a renamed room", () => {
  it("P2: tells those inside its new name", async () => {
    const all = await two(server);
    await change(all, { title: "  The orchard " });
    const told = await all.anaTab.hears("members", ({ status }) => status.title === "The orchard");
    expect(told.status.title).toBe("The orchard");
    const again = await (await server.tab(all.ana)).join(all.id);
    expect(again.ok && again.status.title).toBe("The orchard");
  });

  it("is renamed only by its host", async () => {
    const { id, ana } = await two(server);
    await expect(change({ id, host: ana }, { title: "Mine" })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("R8: an archived room", () => {
  it("accepts no edit, chat, reaction or request to edit, not even from its host", async () => {
    const { hostTab, anaTab } = await archivedTwo();
    for (const tab of [hostTab, anaTab]) {
      expect(await tab.edit({ kind: "seed", value: 1 })).toMatchObject(refused);
      expect(await tab.say("chat", { text: "hello" })).toMatchObject(refused);
      expect(await tab.say("react", { kind: "heart" })).toMatchObject(refused);
      expect(await tab.say("ask", {})).toMatchObject(refused);
    }
  });

  it.each<CommandMessage>([{ kind: "undo" }, { kind: "freeze", frozen: true }, { kind: "restore", to: 0 }])(
    "accepts no $kind",
    async (command) => {
      const { id, hostTab } = await archivedTwo();
      const { seq } = (await server.rooms.get(id)).state;
      expect(await hostTab.command(command)).toMatchObject(refused);
      expect((await server.rooms.get(id)).state.seq).toBe(seq);
    },
  );

  it("can be left, and opens for its members, but not for people who were never in it", async () => {
    const { id, slug, ana, anaTab } = await archivedTwo();
    expect(await (await server.tab(ana)).join(id)).toMatchObject({ ok: true, status: { archived: true } });
    await expect(server.enter(await server.guest("Cleo"), slug)).rejects.toMatchObject({ code: "archived" });
    expect(await anaTab.command({ kind: "leave" })).toMatchObject({ ok: true });
  });

  it("stays archived when it is opened again", async () => {
    const { id, host } = await archivedTwo();
    await server.rooms.of(id).close({ code: "room_moved" });
    const tab = await server.tab(host);
    expect(await tab.join(id)).toMatchObject({ ok: true, status: { archived: true } });
    expect(await tab.edit({ kind: "seed", value: 1 })).toMatchObject(refused);
  });

  it("is not in the lobby, but in its members' list of archived rooms", async () => {
    const { id, ana } = await archivedTwo();
    const { rooms } = await listPublicRooms(server.deps, server.rooms);
    expect(rooms.map((room) => room.id)).not.toContain(id);
    expect(await listMyRooms(server.deps, server.rooms, ana.actor)).toEqual([]);
    const [own] = await listOwnRooms(server.deps, [ana.actor]);
    expect(own).toMatchObject({ id, open: true, archived: true });
  });

  it("continues as before when its host brings it back", async () => {
    const all = await archivedTwo();
    await change(all, { archived: false });
    await all.anaTab.hears("members", ({ status }) => !status.archived);
    expect(await all.anaTab.edit({ kind: "contribution", control: "tilt" as never, value: 2 })).toMatchObject(
      {
        ok: true,
      },
    );
    const { rooms } = await listPublicRooms(server.deps, server.rooms);
    expect(rooms.map((room) => room.id)).toContain(all.id);
  });
});
