import { createClient } from "@libsql/client";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { ControlId } from "@/core/kernel/ids/ids";
import type { Edit } from "@/core/picture/edits/edit";
import { verifyChain } from "@/core/room/log/chain";
import { unpackFrame } from "@/core/room/protocol/frame";
import type { CommandMessage } from "@/core/room/protocol/messages";
import { RoomRegistry } from "@/server/domain/room/actor/room-registry";
import { readLog } from "@/server/domain/room/queries/read-history";
import { readPosition } from "@/server/domain/room/queries/read-position";
import { readState } from "@/server/domain/room/store";
import { type Guest, type RoomServerForTest, startRoomServer } from "@/server/testing/room-server";
import type { Tab } from "@/server/testing/tab";
import { two as twoIn } from "@/server/testing/two";

const TILT = "tilt" as ControlId;
const pull = (value: number) => ({ kind: "contribution" as const, control: TILT, value });

let server: RoomServerForTest;
beforeAll(async () => {
  server = await startRoomServer();
});
afterAll(() => server.close());

const two = () => twoIn(server);

describe("E and C: edits and commits", () => {
  it("E5, C3, C4: others see an edit pending, then committed; the ack comes with the commit, and the edit is in the log", async () => {
    const { id, host, hostTab, anaTab } = await two();
    const ack = await hostTab.edit(pull(1.25));
    expect(ack).toMatchObject({ ok: true, n: 1, refused: [] });
    expect((await anaTab.hears("pending")).edits[0]).toMatchObject({ actor: host.actor, edit: pull(1.25) });
    const state = await readState(server.database.db, id);
    expect(state?.recipe.contributions[TILT]?.[host.actor]).toBe(1.25);
    expect(ack.ok && ack.seq <= (state?.seq ?? 0)).toBe(true);
    expect(verifyChain((await readLog(server.deps, host.actor, id, 0)).events).ok).toBe(true);
  });

  it("E2: an edit that is sent twice is applied once", async () => {
    const { id, host, hostTab } = await two();
    const message = { epoch: 0, base: 0, edits: [{ n: 1, gesture: 1, edit: pull(1) }] };
    const [first, second] = await Promise.all([hostTab.say("edit", message), hostTab.say("edit", message)]);
    expect([first.ok, second.ok]).toEqual([true, true]);
    const third = await hostTab.say("edit", message);
    expect(third.ok).toBe(true);
    const { events } = await readLog(server.deps, host.actor, id, 0);
    expect(events.filter((e) => e.kind === "edit")).toHaveLength(1);
  });

  it("E3: an edit whose number skips one is refused until the skipped one arrives", async () => {
    const { hostTab } = await two();
    expect(
      await hostTab.say("edit", { epoch: 0, base: 0, edits: [{ n: 2, gesture: 1, edit: pull(1) }] }),
    ).toMatchObject({ ok: false, error: "out_of_order" });
  });

  it("E4: an edit of an older epoch is refused", async () => {
    const { hostTab, anaTab } = await two();
    await hostTab.command({ kind: "restore", to: 0 });
    expect(await anaTab.edit(pull(1))).toMatchObject({ ok: false, error: "stale_epoch" });
  });

  it("L1: a flood of edits is refused as too frequent, and the room goes on", async () => {
    const { hostTab, anaTab } = await two();
    const acks = await Promise.all(
      Array.from({ length: 4 }, () => hostTab.edit(...Array.from({ length: 30 }, (_, i) => pull(i / 10)))),
    );
    expect(
      acks.some((ack) => !ack.ok && (ack.error === "too_frequent" || ack.error === "out_of_order")),
    ).toBe(true);
    expect((await anaTab.edit(pull(1))).ok).toBe(true);
  });

  it("C2: of two owners of one room, the one that finds the other's events writes nothing and steps down", async () => {
    const { id, hostTab, host } = await two();
    await hostTab.edit(pull(1));
    const silent = { tell: () => {}, frame: () => {} };
    const other = new RoomRegistry(server.opening, () => silent);
    const rival = await other.get(id);
    const before = (await readState(server.database.db, id))?.seq ?? 0;
    await rival.command(host.actor, { kind: "freeze", frozen: true });
    // The answer races with the end of the connection; what counts is that it is no ok.
    const ack = await hostTab.edit(pull(2)).catch(() => ({ ok: false }));
    expect(ack.ok).toBe(false);
    expect(await hostTab.hears("closed")).toMatchObject({ code: "room_moved" });
    const state = await readState(server.database.db, id);
    expect(state).toMatchObject({ seq: before + 1, frozen: true });
    await other.close();
    const again = await server.tab(host);
    expect(await again.join(id)).toMatchObject({ ok: true, status: { frozen: true } });
  });
});

describe("R: who may command what", () => {
  const commands: CommandMessage[] = [
    { kind: "freeze", frozen: true },
    { kind: "lock", control: TILT, locked: true },
    { kind: "restore", to: 0 },
  ];
  it.each(commands)("R1: only the host may $kind", async (command) => {
    const { anaTab, hostTab, slug, id } = await two();
    const vi = await server.guest("Vi");
    const { token } = await import("@/server/domain/room/entry/invites").then(({ createInvite }) =>
      createInvite(server.deps, hostActorOf(hostTab), { room: id, role: "viewer" }),
    );
    await server.enter(vi, slug, { invite: token });
    const viTab = await server.tab(vi);
    await viTab.join(id);
    expect(await viTab.edit(pull(1))).toMatchObject({ ok: false, error: "viewer_only" });
    expect(await viTab.command({ kind: "undo" })).toMatchObject({ ok: false, error: "viewer_only" });
    for (const tab of [viTab, anaTab])
      expect(await tab.command(command)).toMatchObject({ ok: false, error: "forbidden" });
    expect((await hostTab.command(command)).ok).toBe(true);
  });

  const hostActorOf = (tab: Tab) => {
    const host = tab.heard.members.at(-1)?.members.find((m) => m.role === "host");
    if (!host) throw new Error("no host was announced");
    return host.actor;
  };

  it.each<["role" | "kick" | "mute" | "revert", (member: Guest["actor"]) => CommandMessage]>([
    ["role", (member) => ({ kind: "role", member, role: "viewer" })],
    ["kick", (member) => ({ kind: "kick", member })],
    ["mute", (member) => ({ kind: "mute", member, muted: true })],
    ["revert", (member) => ({ kind: "revert", member, to: 0 })],
  ])("R1: an editor may not %s the host", async (_kind, command) => {
    const { host, anaTab } = await two();
    expect(await anaTab.command(command(host.actor))).toMatchObject({ ok: false, error: "forbidden" });
  });

  it("R3: a removed member is out at once, and told why", async () => {
    const { ana, anaTab, hostTab } = await two();
    await hostTab.command({ kind: "kick", member: ana.actor });
    expect(await anaTab.hears("closed")).toMatchObject({ code: "kicked" });
  });

  it("R4, E9: a muted member cannot chat; nobody can edit a frozen room", async () => {
    const { ana, anaTab, hostTab } = await two();
    await anaTab.edit(pull(2));
    await hostTab.command({ kind: "mute", member: ana.actor, muted: true });
    expect(await anaTab.edit(pull(3))).toMatchObject({ ok: false, error: "muted" });
    expect(await anaTab.say("chat", { text: "hello" })).toMatchObject({ ok: false, error: "muted" });
    await hostTab.command({ kind: "freeze", frozen: true });
    expect(await hostTab.edit(pull(1))).toMatchObject({ ok: false, error: "frozen" });
  });

  it("U1, U2: undo takes back the member's own edit, and says when there is none", async () => {
    const { id, host, ana, hostTab, anaTab } = await two();
    await Promise.all([hostTab.edit(pull(1)), anaTab.edit(pull(2))]);
    expect((await anaTab.command({ kind: "undo" })).ok).toBe(true);
    const state = await readState(server.database.db, id);
    expect(state?.recipe.contributions[TILT]).toEqual({ [host.actor]: 1 });
    expect(state?.recipe.contributions[TILT]?.[ana.actor]).toBeUndefined();
    expect(await anaTab.command({ kind: "undo" })).toMatchObject({ ok: false, error: "nothing_to_undo" });
  });
});

describe("F: pictures", () => {
  it("F2, F3: a change is sent as frames, and then as one settled picture of the committed recipe", async () => {
    const { hostTab, anaTab, id } = await two();
    await hostTab.edit(pull(3));
    const frame = await anaTab.hears("frame");
    expect(unpackFrame(new Uint8Array(frame)).header).toMatchObject({ size: 32 });
    const state = await readState(server.database.db, id);
    const [a, b] = await Promise.all(
      [hostTab, anaTab].map((tab) => tab.hears("settled", (s) => s.seq === state?.seq)),
    );
    expect(a).toEqual(b);
  });
});

describe("X: faults", () => {
  it("X1: while the disk is full the room is read-only and says so; once there is space, nothing is lost", async () => {
    const { id, host, hostTab, anaTab } = await two();
    const { db } = server.database;
    const [row] = await db.$queryRawUnsafe<{ page_count: number }[]>("PRAGMA page_count");
    await db.$queryRawUnsafe(`PRAGMA max_page_count = ${row?.page_count}`);
    // Whatever is free in the pages there are is soon used up.
    const edits: Promise<unknown>[] = [];
    let full = false;
    const told = anaTab
      .hears("members", ({ status }) => status.storage === "unavailable")
      .then(() => {
        full = true;
      });
    while (!full) {
      const edit = hostTab.edit(pull(edits.length % 8));
      edits.push(edit);
      // What finds no room any more is not answered until there is some.
      await Promise.race([edit, told]);
    }
    expect(await anaTab.edit(pull(1))).toMatchObject({ ok: false, error: "storage_unavailable" });
    await db.$queryRawUnsafe("PRAGMA max_page_count = 1073741823");
    await anaTab.hears("members", ({ status }) => status.storage === "ok");
    const answers = await Promise.all(edits);
    const state = await readState(db, id);
    const last = answers.findLastIndex((answer) => (answer as { ok: boolean }).ok);
    // A pull of nothing is not kept as one.
    expect(state?.recipe.contributions[TILT]?.[host.actor] ?? 0).toBe(last % 8);
  });

  it("X1: while the database is locked the room is read-only and says so; when it is free again nothing is lost", async () => {
    const { id, host, hostTab, anaTab } = await two();
    const thief = createClient({ url: server.url });
    // The server may be writing: this client does not wait for a lock, so it asks again.
    const lock = await vi.waitFor(() => thief.transaction("write"), { timeout: 60_000 });
    const first = hostTab.edit(pull(4));
    await anaTab.hears("members", ({ status }) => status.storage === "unavailable");
    expect(await anaTab.edit(pull(1))).toMatchObject({ ok: false, error: "storage_unavailable" });
    await lock.rollback();
    thief.close();
    expect(await first).toMatchObject({ ok: true });
    await anaTab.hears("members", ({ status }) => status.storage === "ok");
    expect((await readState(server.database.db, id))?.recipe.contributions[TILT]?.[host.actor]).toBe(4);
  });
});

describe("a pin", () => {
  it("is set at the picture's position, which is told only to those who may see the room", async () => {
    const { id, host, hostTab, anaTab } = await two();
    const ask = (control: string, actor: Guest["actor"]) =>
      readPosition(server.deps, server.rooms, { room: id, control: control as ControlId, actor });
    // The settled picture comes behind every frame that led to it: what stands then is what the edit came to.
    const standsAfter = async (tab: Tab, edit: Edit) => {
      const ack = await tab.edit(edit);
      if (!ack.ok) throw new Error(ack.error);
      await tab.hears("settled", ({ seq }) => seq >= ack.seq);
      return ask(TILT, host.actor);
    };
    const before = await standsAfter(hostTab, pull(1));
    const pulled = await standsAfter(hostTab, pull(3));
    expect(pulled - before).toBeCloseTo(2, 3);
    await hostTab.edit({ kind: "hold", control: TILT, value: pulled });
    expect(await standsAfter(anaTab, { kind: "seed", value: 77 })).toBeCloseTo(pulled, 3);

    await expect(ask("nothing", host.actor)).rejects.toMatchObject({ code: "unknown_control" });
    const stranger = await server.guest("Stranger");
    const hidden = await server.room(host, { visibility: "private" });
    const asked = readPosition(server.deps, server.rooms, {
      room: hidden.id,
      control: TILT,
      actor: stranger.actor,
    });
    await expect(asked).rejects.toMatchObject({ code: "not_found" });
  });
});

it.each([
  ["language=de", "Du bist"],
  ["language=zh-TW", "你"],
  ["language=en", "You are not in this room"],
])("a refusal is said in the member's language: %s", async (chosen, begins) => {
  const guest = await server.guest("Vi");
  const tab = await server.tab({ ...guest, cookie: `${guest.cookie}; ${chosen}` });
  const answer = await tab.say("edit", {
    epoch: 0,
    base: 0,
    edits: [{ n: 1, gesture: 1, edit: pull(1) }],
  });
  expect(answer).toMatchObject({ ok: false, words: expect.stringMatching(`^${begins}`) });
});
