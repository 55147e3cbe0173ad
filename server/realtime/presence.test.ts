import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Presence } from "@/core/room/protocol/messages";
import type { RoomOutlet } from "@/server/domain/room/port/news";
import { type RoomServerForTest, startRoomServer } from "@/server/testing/room-server";
import { socketOutlet } from "./socket-outlet";

let server: RoomServerForTest;
beforeAll(async () => {
  server = await startRoomServer();
});
afterAll(() => server.close());

const at = (grabbing: string | null) => ({ cursor: null, grabbing, following: null, hidden: false });

async function two() {
  const [host, ana] = [await server.guest("Hana"), await server.guest("Ana")];
  const { id, slug } = await server.room(host);
  await server.enter(ana, slug);
  const [hostTab, anaTab] = [await server.tab(host), await server.tab(ana)];
  await hostTab.join(id);
  await anaTab.join(id);
  return { id, hostTab, anaTab, ana };
}

describe("P1: presence", () => {
  it("goes to everyone else unchanged, and not back to its sender", async () => {
    const { hostTab, anaTab, ana } = await two();
    const said = { cursor: { x: 0.25, y: 0.75 }, grabbing: "warmth", following: ana.actor, hidden: true };
    await anaTab.say("presence", said);
    expect(await hostTab.hears("presence", ({ actor }) => actor === ana.actor)).toEqual({
      ...said,
      actor: ana.actor,
      client: anaTab.client,
    });
    await hostTab.say("presence", at(null));
    await anaTab.hears("presence");
    expect(anaTab.heard.presence.filter(({ actor }) => actor === ana.actor)).toEqual([]);
  });
});

describe("P1: a grabbed control", () => {
  it("is released for everyone else as soon as its tab disconnects, whatever the tab sent last", async () => {
    const { hostTab, anaTab, ana } = await two();
    await anaTab.say("presence", at("warmth"));
    await hostTab.hears("presence", ({ grabbing }) => grabbing === "warmth");
    hostTab.heard.presence.length = 0;
    anaTab.socket.disconnect();
    const last = await hostTab.hears("presence", ({ actor }) => actor === ana.actor);
    expect(last).toMatchObject({ client: anaTab.client, grabbing: null, cursor: null, hidden: true });
  });

  it("is sent volatile, except its release", () => {
    const said: string[] = [];
    const emit = (how: string) => ({ emit: () => said.push(how) });
    const others = { ...emit("surely"), volatile: emit("perhaps") };
    const io = { to: () => ({ except: () => others }) };
    const outlet = socketOutlet(io as never, "r" as never);
    for (const must of [false, true]) outlet.tell({ kind: "presence", presence: {} as Presence, must });
    expect(said).toEqual(["perhaps", "surely"]);
  });

  it("is reliably released once; later messages without a grabbed control are volatile again", async () => {
    const { id, anaTab } = await two();
    const room = await server.rooms.get(id);
    const { outlet } = room as unknown as { outlet: RoomOutlet };
    const told = vi.spyOn(outlet, "tell");
    for (const hand of ["warmth", "warmth", null, null]) await anaTab.say("presence", at(hand));
    const musts = told.mock.calls.flatMap(([news]) => (news.kind === "presence" ? [news.must] : []));
    expect(musts).toEqual([false, false, true, false]);
  });
});
