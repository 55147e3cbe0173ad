import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { Server } from "socket.io";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ClientId, RoomId } from "@/core/kernel/ids/ids";
import type { Edit } from "@/core/picture/edits/edit";
import { ROOM_LIMITS } from "@/core/room/protocol/limits";
import { branchRoom } from "@/server/domain/room/branch-room";
import { eventRows } from "@/server/domain/room/queries/read-events";
import { readLog } from "@/server/domain/room/queries/read-history";
import { readState } from "@/server/domain/room/store";
import { changeSettings } from "@/server/domain/settings/settings";
import { type RoomServerForTest, startRoomServer } from "@/server/testing/room-server";
import { type Two, two } from "@/server/testing/two";
import { endSlowSockets } from "./slow-sockets";

const pull = (value: number) => ({ kind: "contribution", control: "tilt", value }) as Edit;
const MIB = 1024 * 1024;

let server: RoomServerForTest;
beforeAll(async () => {
  server = await startRoomServer();
});
afterAll(() => server.close());

/** Events as they are kept, with payloads of so many bytes, behind what the log holds. */
async function fill(room: RoomId, count: number, bytes: number): Promise<void> {
  const { db } = server.database;
  const last = await db.roomEvent.findFirstOrThrow({ where: { room }, orderBy: { seq: "desc" } });
  const payload = JSON.stringify({ text: "x".repeat(bytes) });
  for (let i = 1; i <= count; i++)
    await db.roomEvent.create({ data: { ...last, kind: "freeze", seq: last.seq + i, payload } });
}
const logBytesOf = async ({ id }: Two) =>
  Number((await server.database.db.room.findUniqueOrThrow({ where: { id } })).logBytes);
/** Puts a room to sleep, lets `change` happen to what is kept, and wakes it. */
async function asleep(id: RoomId, change: () => Promise<unknown>): Promise<void> {
  await server.rooms.opened(id)?.close("room_moved");
  await change();
}

describe("L3: a log is read a page at a time", () => {
  it("a page has at most 1 MiB and says where to read on, until the end", async () => {
    const { id, host } = await two(server);
    await fill(id, 40, 60_000);
    const seen: number[] = [];
    for (let from: number | null = 0; from !== null; ) {
      const page: Awaited<ReturnType<typeof readLog>> = await readLog(server.deps, host.actor, id, from);
      expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThanOrEqual(ROOM_LIMITS.pageBytes);
      seen.push(...page.events.map(({ seq }) => seq));
      from = page.next;
    }
    const count = await server.database.db.roomEvent.count({ where: { room: id } });
    expect(seen).toEqual(Array.from({ length: count }, (_, i) => i));
    expect(await readLog(server.deps, host.actor, id, count)).toEqual({ events: [], next: null });
  });

  it("a page holds a single event of any size, and not all of many small ones", async () => {
    const { id, host } = await two(server);
    await fill(id, 1, MIB + 5);
    await fill(id, 600, 5);
    const first = await readLog(server.deps, host.actor, id, 0);
    const large = await readLog(server.deps, host.actor, id, first.next ?? 0);
    expect([first.next, large.events.length, large.next]).toEqual([2, 1, 3]);
    const small = await readLog(server.deps, host.actor, id, 3);
    expect([small.events.length, small.next]).toEqual([500, 503]);
  });

  it("rows are read a few at a time, filtered by people or up to a moment on request", async () => {
    const { id, host, ana, anaTab } = await two(server);
    for (let i = 0; i < 40; i++) await anaTab.edit(pull(i / 10));
    const seqs = async (span: object) => {
      const found: number[] = [];
      for await (const { seq } of eventRows(server.database.db, { room: id, ...span })) found.push(seq);
      return found;
    };
    const all = await seqs({});
    expect(all).toEqual(Array.from({ length: all.length }, (_, i) => i));
    expect(await seqs({ from: 3, to: 35 })).toEqual(all.slice(3, 36));
    expect(await seqs({ actors: [host.actor] })).toEqual([0]);
    expect(await seqs({ actors: [ana.actor] })).toEqual(all.slice(1));
  });
});

describe("L4: a log has a quota", () => {
  it("counts what is written, to the same byte as the migration", async () => {
    const room = await two(server);
    await room.anaTab.edit(pull(1), pull(2), { kind: "seed", value: 5 });
    await room.hostTab.command({ kind: "restore", to: 0 });
    const rows = await server.database.db.roomEvent.findMany({ where: { room: room.id } });
    const bytes = rows.reduce((sum, { payload }) => sum + Buffer.byteLength(payload) + 300, 0);
    expect(await logBytesOf(room)).toBe(bytes);
  });

  it("refuses edits, undo and newcomers with words when it is used up, but not leaving, hosting or branching", async () => {
    const { db } = server.database;
    const room = await two(server);
    const { id, slug, host, hostTab, ana, anaTab } = room;
    await anaTab.edit(pull(1));
    await asleep(id, () => db.room.update({ where: { id }, data: { logBytes: 64 * MIB } }));
    const [hostAgain, anaAgain] = [await server.tab(host), await server.tab(ana)];
    for (const tab of [hostAgain, anaAgain]) expect((await tab.join(id)).ok).toBe(true);
    const refused = await anaAgain.edit(pull(2));
    expect(refused).toMatchObject({ ok: false, error: "log_full" });
    expect(await anaAgain.command({ kind: "undo" })).toMatchObject({ ok: false, error: "log_full" });
    await expect(server.enter(await server.guest("Late"), slug)).rejects.toMatchObject({ code: "log_full" });
    expect(await hostAgain.command({ kind: "freeze", frozen: true })).toMatchObject({ ok: true });
    expect(await anaAgain.command({ kind: "leave" })).toMatchObject({ ok: true });
    const { state } = await server.rooms.get(id);
    const branch = await branchRoom(server.deps, host.actor, { room: id, seq: state.seq });
    expect((await server.rooms.get(branch.id)).state.recipe).toEqual(state.recipe);
    for (const tab of [hostTab, anaTab]) tab.socket.disconnect();
  });

  it("takes effect in open rooms that are full as soon as an admin raises it", async () => {
    const { db } = server.database;
    const { id, host } = await two(server);
    await asleep(id, () => db.room.update({ where: { id }, data: { logBytes: 64 * MIB } }));
    const tab = await server.tab(host);
    await tab.join(id);
    expect(await tab.edit(pull(2))).toMatchObject({ ok: false, error: "log_full" });
    await changeSettings(server, host.actor, { roomLogMiB: 65 });
    expect(await tab.command({ kind: "restore", to: 0 })).toMatchObject({ ok: true });
    tab.epoch += 1;
    expect(await tab.edit(pull(2))).toMatchObject({ ok: true, refused: [] });
    await changeSettings(server, host.actor, { roomLogMiB: 64 });
  });

  it("limits snapshots to four times as much: a large state with few new events is not stored again", async () => {
    const { db } = server.database;
    const { id, host } = await two(server);
    const room = await server.rooms.get(id);
    let n = 0;
    /** Past the gateway, which would count how many these are. */
    const edit = async (edit: unknown) => {
      n += 1;
      const message = { epoch: 0, base: n - 1, edits: [{ n, gesture: n, edit: edit as Edit }] };
      expect(await room.edit(host.actor, "tab" as ClientId, message)).toMatchObject({
        ok: true,
        refused: [],
      });
    };
    const { v: _v, keyframes: _k, blends: _b, palette: _p, holds: _h, ...recipe } = room.state.recipe;
    const blends = Array.from({ length: 8 }, (_, i) => ({
      id: `${"b".repeat(38)}${i}`,
      source: { recipe },
      band: "all",
      weight: 1,
      by: host.actor,
    }));
    const still = { ...room.state.recipe, keyframes: undefined, blends };
    for (let i = 0; i < 24; i++)
      await edit({ kind: "keyframe", id: `k${i}`, value: { recipe: still, at: i, ease: "hold" } });
    for (let i = 0; i < 30; i++)
      await Promise.all(Array.from({ length: 20 }, (_, k) => edit({ kind: "seed", value: 20 * i + k })));
    const snapshots = await db.roomSnapshot.findMany({ where: { room: id } });
    const bytes = snapshots.reduce((sum, { state }) => sum + state.length, 0);
    expect(snapshots[0]?.state.length).toBeGreaterThan(64 * 1024);
    expect(room.state.seq).toBeGreaterThan(600);
    const { logBytes } = await db.room.findUniqueOrThrow({ where: { id } });
    expect(bytes).toBeLessThanOrEqual(4 * Number(logBytes));
    const state = await readState(db, id);
    expect(state).toEqual(room.state);
  });
});

describe("X5: a line of chat that is sent again", () => {
  it("is posted once; the same id from two people, or in two rooms, is a conflict", async () => {
    const { id, anaTab, hostTab } = await two(server);
    const line = { text: "once", id: "0123456789abcdef0123456789abcdef" };
    expect(await anaTab.say("chat", line)).toMatchObject({ ok: true });
    expect(await anaTab.say("chat", line)).toMatchObject({ ok: true });
    expect(await anaTab.say("chat", { text: "twice" })).toMatchObject({ ok: true });
    await hostTab.hears("chat", ({ text }) => text === "twice");
    expect(hostTab.heard.chat.map(({ text }) => text)).toEqual(["once", "twice"]);
    expect(await hostTab.say("chat", line)).toMatchObject({ ok: false, error: "conflict" });
    expect(await server.database.db.chatLine.count({ where: { room: id } })).toBe(2);
  });

  it("is refused outside any room, and the refusal does not blame a role", async () => {
    const tab = await server.tab(await server.guest("Outside"));
    for (const [kind, message] of [
      ["chat", { text: "x" }],
      ["command", { kind: "undo" }],
      ["react", { kind: "heart" }],
      ["edit", { epoch: 0, base: 0, edits: [{ n: 1, gesture: 1, edit: pull(1) }] }],
    ] as const) {
      const reply = await tab.say(kind, message);
      expect(reply).toMatchObject({ ok: false, error: "forbidden" });
      expect(!reply.ok && reply.words).toMatch(/not in this room/);
    }
  });
});

describe("L5: a connection that reads too slowly", () => {
  it("is closed and its queue dropped; other connections stay open", async () => {
    const http = createServer();
    const io = new Server(http, { transports: ["websocket"] });
    const stop = endSlowSockets(io as never, MIB, 20);
    http.listen(0, "127.0.0.1");
    await once(http, "listening");
    const { port } = http.address() as AddressInfo;
    const ended = new Promise<string>((resolve) =>
      io.on("connection", (socket) => {
        const timer = setInterval(() => socket.emit("much", Buffer.alloc(512 * 1024)), 5);
        socket.on("disconnect", (reason) => {
          clearInterval(timer);
          resolve(reason);
        });
      }),
    );
    const socket = connect(port, "127.0.0.1");
    const key = randomBytes(16).toString("base64");
    socket.write(
      `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    );
    await once(socket, "data");
    // A masked text frame that says "40": come into the namespace. From then on nothing is read.
    socket.write(Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0x34, 0x30]));
    socket.pause();
    socket.on("error", () => {});
    expect(await ended).toMatch(/transport/);
    stop();
    socket.destroy();
    await io.close();
  });
});
