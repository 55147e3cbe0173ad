import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { ActorId, ClientId } from "@/core/kernel/ids/ids";
import { ROOM_LIMITS } from "@/core/room/protocol/limits";
import { newTab } from "@/server/domain/room/port/calls";
import { type RoomServerForTest, startRoomServer } from "@/server/testing/room-server";
import type { Tab } from "@/server/testing/tab";

const WAIT = { timeout: 60_000 };

let server: RoomServerForTest;
beforeAll(async () => {
  server = await startRoomServer();
});
afterAll(() => server.close());

/** A room with its host in it, and a guest who may come in. */
async function room() {
  const [host, ana] = [await server.guest("Hana"), await server.guest("Ana")];
  const { id, slug } = await server.room(host);
  await server.enter(ana, slug);
  const hostTab = await server.tab(host);
  expect((await hostTab.join(id)).ok).toBe(true);
  const owner = await server.rooms.get(id);
  return { id, slug, host, ana, hostTab, owner };
}

/** Holds up whoever comes into a room from now on where the database is asked for what was said in it. */
function holdDoor() {
  const { deps } = server;
  const { database } = deps;
  let waiting = 0;
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const findMany: typeof database.db.chatLine.findMany = ((query: never) => {
    const lines = database.db.chatLine.findMany(query);
    waiting += 1;
    return opened.then(() => lines);
  }) as never;
  const chatLine = new Proxy(database.db.chatLine, {
    get: (of, key) => (key === "findMany" ? findMany : Reflect.get(of, key)),
  });
  const db = new Proxy(database.db, {
    get: (of, key) => (key === "chatLine" ? chatLine : Reflect.get(of, key)),
  });
  deps.database = { ...database, db };
  return {
    /** Until so many stand in the door. */
    holds: (count: number) => vi.waitFor(() => expect(waiting).toBe(count), WAIT),
    open: () => {
      deps.database = database;
      open();
    },
  };
}

/** Ends a connection, and waits until the server knows. */
async function drop(tab: Tab) {
  const socket = server.io.of("/").sockets.get(tab.socket.id ?? "");
  if (!socket) throw new Error("was not connected");
  const gone = once(socket as never, "disconnect");
  tab.socket.disconnect();
  await gone;
}

describe("J5: a socket that closes while it joins leaves no member in the room", () => {
  it("a connection that drops while its tab joins leaves no member behind", async () => {
    const { id, ana, host, hostTab, owner } = await room();
    const door = holdDoor();
    const tab = await server.tab(ana);
    tab.join(id).catch(() => {});
    await door.holds(1);
    await drop(tab);
    door.open();
    // What is said is answered after everything that came before it.
    await hostTab.say("chat", { text: "anybody there?" });
    expect([...owner.people]).toEqual([host.actor]);
  });

  it("J4: a tab that asks for a second room while the first is still opening is only in the second", async () => {
    const { id, ana, host, owner } = await room();
    const second = await room();
    await server.enter(ana, second.slug);
    const door = holdDoor();
    const tab = await server.tab(ana);
    const first = tab.join(id);
    await door.holds(1);
    const other = tab.join(second.id);
    await door.holds(2);
    door.open();
    expect(await other).toMatchObject({ ok: true, room: second.id });
    expect(await first).toMatchObject({ ok: false, error: "conflict" });
    expect([...owner.people]).toEqual([host.actor]);
    expect(second.owner.people.has(ana.actor)).toBe(true);
  });

  it("a lost connection that times out later does not remove the connection that replaced it", async () => {
    const { id, ana, hostTab, owner } = await room();
    const lost = await server.tab(ana, "one-tab");
    expect((await lost.join(id)).ok).toBe(true);
    const back = await server.tab(ana, "one-tab");
    expect((await back.join(id)).ok).toBe(true);
    await drop(lost);
    await hostTab.say("chat", { text: "still there?" });
    expect(owner.people.has(ana.actor)).toBe(true);
    await drop(back);
    expect(owner.people.has(ana.actor)).toBe(false);
  });

  it("nobody takes another member's place in the list by reusing the id of their tab", async () => {
    const { id, slug, ana, owner } = await room();
    const mallory = await server.guest("Mallory");
    await server.enter(mallory, slug);
    const [hers, theirs] = [await server.tab(ana, "one-tab"), await server.tab(mallory, "one-tab")];
    expect((await hers.join(id)).ok).toBe(true);
    expect((await theirs.join(id)).ok).toBe(true);
    expect(owner.people.has(ana.actor)).toBe(true);
    await drop(theirs);
    expect(owner.people.has(ana.actor)).toBe(true);
  });
});

it("L2: when several people join at once, no more get in than there are places", async () => {
  const { id, owner } = await room();
  const many = Array.from({ length: ROOM_LIMITS.members + 3 }, (_, i) => `one-of-many-${i}` as ActorId);
  await Promise.all(many.map((actor) => owner.admit(actor, "editor")));
  const comings = many.map((actor) =>
    owner.join({
      tab: newTab(),
      actor,
      person: { name: "One", isGuest: true },
      message: { room: id, client: actor as string as ClientId },
    }),
  );
  await Promise.allSettled(comings);
  expect(owner.online).toBe(ROOM_LIMITS.members);
});
