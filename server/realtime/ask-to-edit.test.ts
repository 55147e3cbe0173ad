import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MembersMessage } from "@/core/room/protocol/messages";
import type { Guest, RoomServerForTest } from "@/server/testing/room-server";
import { startRoomServer } from "@/server/testing/room-server";
import type { Tab } from "@/server/testing/tab";
import { two } from "@/server/testing/two";

let server: RoomServerForTest;
beforeAll(async () => {
  server = await startRoomServer();
});
afterAll(() => server.close());

/** A room whose visitors watch, with its host and one viewer in it. */
const watched = () => two(server, { defaultRole: "viewer" });
const asksIn = ({ members }: MembersMessage, { actor }: Guest): boolean | undefined =>
  members.find((member) => member.actor === actor)?.asks;
const askedOf = (tab: Tab, guest: Guest) =>
  tab.hears("members", (message) => asksIn(message, guest) === true);
/** What a tab is told after `happen`, about who asks. */
async function afterwards(tab: Tab, guest: Guest, happen: () => Promise<unknown>) {
  tab.heard.members.length = 0;
  await happen();
  const told = await tab.hears("members", (message) => asksIn(message, guest) !== true);
  return told.members.find((member) => member.actor === guest.actor);
}

describe("R7: asking to edit", () => {
  it("is shown to the host, also to a host who comes later", async () => {
    const { id, ana, anaTab, host, hostTab } = await watched();
    expect(await anaTab.say("ask", {})).toEqual({ ok: true });
    await askedOf(hostTab, ana);
    const reply = await (await server.tab(host)).join(id);
    expect(reply.ok && asksIn(reply, ana)).toBe(true);
  });

  it("ends when the member becomes an editor, and does not come back when they are a viewer again", async () => {
    const { ana, anaTab, hostTab } = await watched();
    await anaTab.say("ask", {});
    await askedOf(hostTab, ana);
    const letIn = () => hostTab.command({ kind: "role", member: ana.actor, role: "editor" });
    expect(await afterwards(anaTab, ana, letIn)).toMatchObject({ role: "editor", asks: false });
    const watchAgain = () => hostTab.command({ kind: "role", member: ana.actor, role: "viewer" });
    await watchAgain();
    const told = await anaTab.hears("members", ({ members }) =>
      members.some((member) => member.actor === ana.actor && member.role === "viewer"),
    );
    expect(asksIn(told, ana)).toBe(false);
  });

  it("ends when the host declines, which is possible once", async () => {
    const { ana, anaTab, hostTab } = await watched();
    await anaTab.say("ask", {});
    await askedOf(hostTab, ana);
    const decline = () => hostTab.say("decline", { member: ana.actor });
    expect(await afterwards(anaTab, ana, decline)).toMatchObject({ role: "viewer", asks: false });
    expect(await decline()).toMatchObject({ ok: false, error: "not_found" });
  });

  it("ends when the member leaves, but not when one of their two tabs closes", async () => {
    const { id, ana, anaTab, hostTab } = await watched();
    const second = await server.tab(ana);
    await second.join(id);
    await second.say("ask", {});
    await askedOf(hostTab, ana);
    hostTab.heard.members.length = 0;
    second.socket.disconnect();
    expect(asksIn(await hostTab.hears("members"), ana)).toBe(true);
    await afterwards(hostTab, ana, async () => anaTab.socket.disconnect());
    const back = await (await server.tab(ana)).join(id);
    expect(back.ok && asksIn(back, ana)).toBe(false);
  });

  it("is refused to editors and to muted members, and only a host can decline", async () => {
    const { ana, anaTab, hostTab } = await watched();
    expect(await hostTab.say("ask", {})).toMatchObject({ ok: false, error: "forbidden" });
    expect(await anaTab.say("decline", { member: ana.actor })).toMatchObject({ error: "forbidden" });
    await hostTab.command({ kind: "mute", member: ana.actor, muted: true });
    expect(await anaTab.say("ask", {})).toMatchObject({ ok: false, error: "muted" });
  });

  it("writes nothing into the room's log", async () => {
    const { id, ana, anaTab, hostTab } = await watched();
    const before = (await server.rooms.get(id)).state.seq;
    await anaTab.say("ask", {});
    await hostTab.say("decline", { member: ana.actor });
    expect((await server.rooms.get(id)).state.seq).toBe(before);
  });

  it("is possible three times in five minutes, however often the member leaves and returns", async () => {
    const { id, ana } = await watched();
    const ask = async () => {
      const tab = await server.tab(ana);
      await tab.join(id);
      const answer = await tab.say("ask", {});
      tab.socket.disconnect();
      return answer;
    };
    for (let i = 0; i < 3; i++) expect(await ask()).toEqual({ ok: true });
    expect(await ask()).toMatchObject({ ok: false, error: "too_frequent" });
  });
});
