import { describe, expect, it } from "vitest";
import type { ClientId, ControlId, RoomId } from "@/core/kernel/ids/ids";
import { RoomCore } from "@/core/room/rules/room-core";
import { actor, FIELDS, MODELS } from "@/core/room/rules/testing/story";
import { eachDatabase } from "@/server/infra/db/testing";
import { createRoom } from "./create-room";
import { type Alongside, LogWriter } from "./log-writer";
import { readState } from "./store";

const host = actor("host");
const [CONTROL] = FIELDS.controls;

eachDatabase("the writer of logs", (database) => {
  const deps = () => ({ database: database(), models: MODELS, now: () => 1_000 });

  /** A room as its owner has it in memory, with the first of its edits waiting. */
  async function owned(edits = 1) {
    const { id } = await createRoom(deps(), { title: "Room", visibility: "public", host });
    const state = await readState(database().db, id);
    if (!state) throw new Error("a room that was made has a state");
    const core = new RoomCore(state, "boot", MODELS);
    for (let n = 1; n <= edits; n++) {
      const edit = { kind: "contribution", control: CONTROL as ControlId, value: n / 10 } as const;
      const message = { epoch: 0, base: n - 1, edits: [{ n, gesture: n, edit }] };
      const taken = core.edit(host, "tab" as ClientId, message, 2_000);
      if (!taken.ok) throw new Error(taken.error);
    }
    return { id, core };
  }
  type Owned = Awaited<ReturnType<typeof owned>>;

  function waitingOf({ core }: Owned, { alongside = [] as Alongside[], isSnapshot = false } = {}) {
    const group = core.takeGroup();
    if (!group) throw new Error("nothing waits");
    return { group, before: core.state, after: group.after, alongside, isSnapshot };
  }
  const headOf = async (id: RoomId) => database().db.room.findUniqueOrThrow({ where: { id } });
  const lengthOf = (room: RoomId) => database().db.roomEvent.count({ where: { room } });

  it("writes what many rooms ask at once in one transaction: each one's head, events and snapshot", async () => {
    const rooms = [await owned(3), await owned(1), await owned(2)];
    const writer = new LogWriter(database().db);
    const began = Date.now();
    const writes = rooms.map((room, i) => waitingOf(room, { isSnapshot: i === 0 }));
    await Promise.all(writes.map((write) => writer.write(write)));
    const heads = await Promise.all(rooms.map(({ id }) => headOf(id)));
    for (const [i, head] of heads.entries()) {
      const { room, seq, head: hash } = writes[i]?.after ?? {};
      expect(head).toMatchObject({ id: room, seq, head: hash, hostActor: host });
      expect(head.logBytes).toBeGreaterThan(writes[i]?.group.bytes ?? Number.POSITIVE_INFINITY);
      expect(await readState(database().db, head.id as RoomId)).toEqual(writes[i]?.after);
    }
    expect(new Set(heads.map(({ updatedAt }) => updatedAt.getTime())).size).toBe(1);
    expect(heads[0]?.updatedAt.getTime()).toBeGreaterThanOrEqual(began);
    expect(heads[0]?.lastActiveAt).toEqual(heads[0]?.updatedAt);
    const snapshots = await database().db.roomSnapshot.findMany({
      where: { room: { in: rooms.map(({ id }) => id) } },
    });
    expect(snapshots.map(({ room }) => room)).toEqual([rooms[0]?.id]);
  });

  describe("does not let one room's fault be another's", () => {
    it("where another owner was faster: nothing of that room is written, and it is told that it moved", async () => {
      const [overtaken, other] = [await owned(), await owned()];
      await database().db.room.update({ where: { id: overtaken.id }, data: { epoch: 7 } });
      const writer = new LogWriter(database().db);
      const [moved, written] = await Promise.allSettled(
        [overtaken, other].map((room) => writer.write(waitingOf(room))),
      );
      expect(moved).toMatchObject({ status: "rejected", reason: { code: "room_moved" } });
      expect(written?.status).toBe("fulfilled");
      expect(await lengthOf(overtaken.id)).toBe(1);
      expect(await lengthOf(other.id)).toBe(2);
    });

    it("where an event is in the way: that room's group fails, and the others are written", async () => {
      const [blocked, other] = [await owned(), await owned()];
      const write = waitingOf(blocked);
      const there = { room: blocked.id, seq: 1, at: 0n, actor: host, kind: "edit", payload: "{}" };
      await database().db.roomEvent.create({ data: { ...there, prev: "p", hash: "h" } });
      const writer = new LogWriter(database().db);
      const outcomes = await Promise.allSettled([writer.write(write), writer.write(waitingOf(other))]);
      expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
      expect((await headOf(blocked.id)).seq).toBe(0);
      expect((await headOf(other.id)).seq).toBe(1);
    });

    it("where what goes alongside fails: the group is not kept without it", async () => {
      const [half, other] = [await owned(), await owned()];
      const fails: Alongside = () => Promise.reject(new Error("no case"));
      const writer = new LogWriter(database().db);
      const outcomes = await Promise.allSettled([
        writer.write(waitingOf(half, { alongside: [fails] })),
        writer.write(waitingOf(other)),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
      expect(await lengthOf(half.id)).toBe(1);
    });
  });
});
