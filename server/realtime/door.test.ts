import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { waitAtDoor } from "@/server/domain/room/entry/wait-at-door";
import { updateRoom } from "@/server/domain/room/update-room";
import { type Guest, type RoomServerForTest, startRoomServer } from "@/server/testing/room-server";
import { two } from "@/server/testing/two";

let server: RoomServerForTest;
beforeAll(async () => {
  server = await startRoomServer();
});
afterAll(() => server.close());

const countTry = async () => async () => {};
const waits = ({ actor, name }: Guest, slug: string, more: { password?: string } = {}) =>
  waitAtDoor(server.deps, server.owned, { actor, name, isGuest: true }, { slug, ...more }, countTry);

/** A room where people knock, with its host and an editor in it, and somebody who knocks. */
async function knocked() {
  const all = await two(server);
  await updateRoom(server.deps, server.owned, all.host.actor, all.id, { knock: true });
  const cem = await server.guest("Cem");
  return { ...all, cem, knock: () => waits(cem, all.slug) };
}

describe("R14: a room whose host lets each in", () => {
  it("lets nobody else in, tells the host alone who waits, and takes in whom the host lets in", async () => {
    const { slug, cem, hostTab, anaTab, knock } = await knocked();
    await expect(server.enter(cem, slug)).rejects.toMatchObject({ code: "must_wait" });
    expect(await knock()).toMatchObject({ state: "waiting", place: 1, isHostHere: true });
    const { waiting } = await hostTab.hears("door", ({ waiting }) => waiting.length > 0);
    expect(waiting).toMatchObject([{ actor: cem.actor, name: "Cem", why: "knock" }]);
    const answer = { member: cem.actor, letIn: true };
    expect(await anaTab.say("answer", answer)).toMatchObject({ ok: false, error: "forbidden" });
    expect(await hostTab.say("answer", answer)).toEqual({ ok: true });
    expect(await hostTab.say("answer", answer)).toMatchObject({ ok: false, error: "not_found" });
    expect(await knock()).toMatchObject({ state: "in" });
    expect(await server.enter(cem, slug)).toMatchObject({ role: "editor" });
    await hostTab.hears("door", ({ waiting }) => waiting.length === 0);
    expect(anaTab.heard.door).toEqual([]);
  });

  it("shows a host who comes later who waits, and turns away without making a member", async () => {
    const { id, slug, host, cem, knock } = await knocked();
    await knock();
    const again = await server.tab(host);
    const reply = await again.join(id);
    expect(reply.ok && reply.door?.waiting).toMatchObject([{ name: "Cem" }]);
    await again.say("answer", { member: cem.actor, letIn: false });
    expect(await knock()).toMatchObject({ state: "away" });
    await expect(server.enter(cem, slug)).rejects.toMatchObject({ code: "must_wait" });
  });

  it("asks for the password first: who has none does not wait", async () => {
    const { id, slug, host, cem, hostTab } = await knocked();
    await updateRoom(server.deps, server.owned, host.actor, id, { password: "sesame" });
    await expect(waits(cem, slug)).rejects.toMatchObject({ code: "wrong_password" });
    expect(hostTab.heard.door).toEqual([]);
    expect(await waits(cem, slug, { password: "sesame" })).toMatchObject({ state: "waiting" });
    await hostTab.hears("door", ({ waiting }) => waiting.length > 0);
  });
});
