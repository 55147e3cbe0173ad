import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Edit } from "@/core/picture/edits/edit";
import { verifyChain } from "@/core/room/log/chain";
import { hostOf } from "@/core/room/rules/state";
import { readLog } from "@/server/domain/room/queries/read-history";
import { readState } from "@/server/domain/room/store";
import { type RoomServerForTest, startRoomServer } from "@/server/testing/room-server";
import { two } from "@/server/testing/two";

const pull = (value: number) => ({ kind: "contribution", control: "tilt", value }) as Edit;

let server: RoomServerForTest;
beforeAll(async () => {
  server = await startRoomServer();
});
afterAll(() => server.close());

const stored = async (id: Awaited<ReturnType<typeof two>>["id"]) => {
  const state = await readState(server.database.db, id);
  if (!state) throw new Error("no state");
  const { events } = await readLog(server.deps, null, id, 0);
  expect(verifyChain(events)).toMatchObject({ ok: true, head: state.head });
  return state;
};

describe("two things at the same moment", () => {
  it("C7: someone who joins while a room falls asleep is in it, and is not told that it is closed", async () => {
    const { id, host, anaTab, hostTab } = await two(server);
    for (const tab of [anaTab, hostTab]) tab.socket.disconnect();
    const room = await server.rooms.get(id);
    // Something is still to be written, so that falling asleep takes a while.
    const waits = room.edit(host.actor, "old" as never, {
      epoch: 0,
      base: 0,
      edits: [{ n: 1, gesture: 1, edit: pull(3) }],
    });
    const sleeping = room.close("room_closed");
    const tab = await server.tab(host);
    const reply = await tab.join(id);
    expect(reply).toMatchObject({ ok: true });
    await sleeping;
    expect(await waits).toMatchObject({ ok: true });
    expect(await tab.edit(pull(1))).toMatchObject({ ok: true });
    expect(tab.heard.closed).toEqual([]);
    expect((await stored(id)).recipe.contributions).toEqual({ tilt: { [host.actor]: 1 } });
  });

  it("C7: when edits arrive while a room closes, acknowledged ones are in the log and all others are resent", async () => {
    const { id, hostTab } = await two(server);
    const acks = Array.from({ length: 10 }, (_, i) => hostTab.edit(pull(i / 10)).catch(() => null));
    const room = await server.rooms.get(id);
    await Promise.all([room.close("room_moved"), ...acks]);
    const numbers = (await readLog(server.deps, null, id, 0)).events.flatMap((e) =>
      e.kind === "edit" ? [e.payload.n] : [],
    );
    for (const ack of await Promise.all(acks)) {
      if (ack?.ok) expect(numbers).toContain(ack.n);
      else if (ack) expect(["room_moved", "forbidden"]).toContain(ack.error);
    }
    await stored(id);
  });

  it("two restores both happen, one after the other, and an edit based on the state before is stale", async () => {
    const { id, hostTab, anaTab } = await two(server);
    await anaTab.edit(pull(1));
    const { seq } = (await server.rooms.get(id)).state;
    const [first, second, edit] = await Promise.all([
      hostTab.command({ kind: "restore", to: 0 }),
      hostTab.command({ kind: "restore", to: seq }),
      anaTab.edit(pull(2)),
    ]);
    expect([first.ok, second.ok]).toEqual([true, true]);
    const state = await stored(id);
    expect(state.epoch).toBe(2);
    // Which of the three was first is chance; what was refused left nothing behind.
    if (!edit.ok) expect(edit.error).toBe("stale_epoch");
    expect(await anaTab.edit(pull(3))).toMatchObject({ ok: false, error: "stale_epoch" });
  });

  it("when the host and the last editor leave while someone joins, the one who is left is the only host", async () => {
    const { id, slug, hostTab, anaTab } = await two(server);
    const late = await server.guest("Late");
    await Promise.all([
      hostTab.command({ kind: "leave" }),
      anaTab.command({ kind: "leave" }),
      server.enter(late, slug),
    ]);
    const state = await stored(id);
    expect(Object.keys(state.roles)).toEqual([late.actor]);
    expect(hostOf(state)).toBe(late.actor);
  });

  it("when the host names two hosts, the first becomes host, and the second is refused from a former host", async () => {
    const { id, slug, hostTab, ana } = await two(server);
    const ben = await server.guest("Ben");
    await server.enter(ben, slug);
    const [first, second] = await Promise.all([
      hostTab.command({ kind: "role", member: ana.actor, role: "host" }),
      hostTab.command({ kind: "role", member: ben.actor, role: "host" }),
    ]);
    expect([first.ok, second.ok]).toEqual([true, false]);
    const state = await stored(id);
    expect(Object.values(state.roles).filter((of) => of?.role === "host")).toHaveLength(1);
    expect(hostOf(state)).toBe(ana.actor);
  });

  it("someone who is removed while they take an invite stays out", async () => {
    const { id, slug, hostTab, ana } = await two(server);
    await Promise.all([
      hostTab.command({ kind: "kick", member: ana.actor }),
      server.enter(ana, slug).catch(() => null),
    ]);
    await expect(server.enter(ana, slug)).rejects.toMatchObject({ code: "kicked" });
    expect((await stored(id)).roles).not.toHaveProperty(ana.actor);
  });
});
