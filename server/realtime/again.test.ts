import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inheritRooms } from "@/server/domain/room/entry/inherit-rooms";
import { createInvite } from "@/server/domain/room/entry/invites";
import { type Guest, type RoomServerForTest, startRoomServer } from "@/server/testing/room-server";
import { type Two, two } from "@/server/testing/two";

let server: RoomServerForTest;
beforeAll(async () => {
  server = await startRoomServer({ isOverWire: true });
});
afterAll(() => server.close());

const demote = ({ hostTab, ana }: Two) =>
  hostTab.command({ kind: "role", member: ana.actor, role: "viewer" });
const invite = ({ id, host }: Two) =>
  createInvite(server.deps, host.actor, { room: id, role: "editor" }).then(({ token }) => token);
/** From now on `guest` is the same person as `account`. */
async function link(guest: Guest, account: Guest): Promise<void> {
  await server.database.db.actor.update({
    where: { id: guest.actor },
    data: { userId: null, mergedInto: account.actor },
  });
  await inheritRooms(server.deps, server.rooms, { from: guest.actor, to: account.actor });
}

describe("R6: a member who leaves and returns", () => {
  it("is a viewer if they were made one, whether they return freely or by an earlier invite", async () => {
    const room = await two(server);
    const before = await invite(room);
    await demote(room);
    expect((await server.enter(room.ana, room.slug, { invite: before })).role).toBe("viewer");
    await room.anaTab.command({ kind: "leave" });
    expect((await server.enter(room.ana, room.slug)).role).toBe("viewer");
    await room.anaTab.command({ kind: "leave" });
    expect((await server.enter(room.ana, room.slug, { invite: before })).role).toBe("viewer");
  });

  it("is a viewer if they were made one, when they return by a password", async () => {
    const room = await two(server);
    await demote(room);
    const { hashPassword } = await import("@/server/domain/room/entry/password");
    const passwordHash = await hashPassword("open sesame");
    await server.database.db.room.update({ where: { id: room.id }, data: { passwordHash } });
    await room.anaTab.command({ kind: "leave" });
    expect((await server.enter(room.ana, room.slug, { password: "open sesame" })).role).toBe("viewer");
  });

  it("has the role of an invite that the host made since", async () => {
    const room = await two(server);
    await demote(room);
    await room.anaTab.command({ kind: "leave" });
    expect((await server.enter(room.ana, room.slug, { invite: await invite(room) })).role).toBe("editor");
  });

  it("is an editor if the host made them one again before they left", async () => {
    const room = await two(server);
    await demote(room);
    await room.hostTab.command({ kind: "role", member: room.ana.actor, role: "editor" });
    await room.anaTab.command({ kind: "leave" });
    expect((await server.enter(room.ana, room.slug)).role).toBe("editor");
  });

  it("is a viewer even after a removal that the host took back", async () => {
    const room = await two(server);
    await demote(room);
    await room.hostTab.command({ kind: "kick", member: room.ana.actor });
    await room.hostTab.command({ kind: "readmit", member: room.ana.actor });
    expect((await server.enter(room.ana, room.slug)).role).toBe("viewer");
  });

  it("has the same role under their account: a viewer, muted, or removed", async () => {
    const [viewer, muted, kicked] = [await two(server), await two(server), await two(server)];
    const account = await server.guest("Ana at home");
    await demote(viewer);
    await viewer.anaTab.command({ kind: "leave" });
    await link(viewer.ana, account);
    expect((await server.enter(account, viewer.slug)).role).toBe("viewer");

    const second = await server.guest("Ana at home");
    await muted.hostTab.command({ kind: "mute", member: muted.ana.actor, muted: true });
    await link(muted.ana, second);
    const { state } = await server.rooms.get(muted.id);
    expect(state.muted).toHaveProperty(second.actor);
    expect(state.recipe.influence[second.actor]).toBe(0);

    const third = await server.guest("Ana at home");
    await kicked.hostTab.command({ kind: "kick", member: kicked.ana.actor });
    await link(kicked.ana, third);
    await expect(server.enter(third, kicked.slug)).rejects.toMatchObject({ code: "kicked" });
  });
});
