import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import type { ActorId } from "@/core/kernel/ids/ids";
import { roomRow } from "@/server/domain/room/testing";
import { changeSettings } from "@/server/domain/settings/settings";
import { eachDatabase } from "@/server/infra/db/testing";
import { forget } from "./retention";

const NOW = Date.UTC(2026, 10, 24);
const ago = (days: number) => new Date(NOW - days * 86_400_000);

eachDatabase("data that is kept for a limited time", (database) => {
  const here = () => ({ database: database() });
  beforeEach(async () => {
    await database().db.setting.deleteMany();
  });
  const person = async (isAnonymous: boolean) => {
    const id = randomUUID();
    await database().db.user.create({
      data: { id, name: "P", email: `${id}@example.org`, isAnonymous, actor: { create: { id } } },
    });
    return id as ActorId;
  };
  const room = (host: string, days: number) =>
    database().db.room.create({
      data: { ...roomRow(host), id: randomUUID(), slug: randomUUID(), lastActiveAt: ago(days) },
    });
  const event = (of: string, kind: string) =>
    database().db.roomEvent.create({
      data: {
        room: of,
        seq: 1,
        at: BigInt(0),
        actor: "a",
        kind,
        payload: "{}",
        prev: "p",
        hash: randomUUID(),
      },
    });

  it("chat is deleted after 30 days, or after the days that an admin sets, or never", async () => {
    const { db } = database();
    const { id } = await room(await person(true), 0);
    for (const days of [1, 10, 31])
      await db.chatLine.create({
        data: { id: randomUUID(), room: id, actor: "a", text: "x", at: ago(days) },
      });
    await changeSettings(here(), "x" as ActorId, { chatDays: 0 });
    expect((await forget(db, { now: NOW })).chat).toBe(0);
    await changeSettings(here(), "x" as ActorId, { chatDays: 30 });
    expect((await forget(db, { now: NOW })).chat).toBe(1);
    await changeSettings(here(), "x" as ActorId, { chatDays: 5 });
    expect((await forget(db, { now: NOW })).chat).toBe(1);
    expect(await db.chatLine.count({ where: { room: id } })).toBe(1);
  });

  it("a guest's room in which nothing was made is deleted after 7 days; every other room stays", async () => {
    const { db } = database();
    const [guest, account] = [await person(true), await person(false)];
    const empty = await room(guest, 8);
    await event(empty.id, "joined");
    const kept = [
      await room(guest, 6),
      await room(account, 8),
      await room(guest, 8),
      await room(guest, 8),
      await room(guest, 8),
    ];
    const [, , edited, branched, open] = kept;
    await event(edited?.id ?? "", "edit");
    const branch = await room(account, 0);
    await db.room.update({ where: { id: branch.id }, data: { parentRoom: branched?.id } });
    expect(
      (await forget(db, { now: NOW, rooms: { open: async (ids) => ids.filter((id) => id === open?.id) } }))
        .rooms,
    ).toBe(1);
    expect(await db.room.findUnique({ where: { id: empty.id } })).toBeNull();
    expect(await db.roomEvent.count({ where: { room: empty.id } })).toBe(0);
    expect(await db.room.count({ where: { id: { in: kept.map((r) => r.id) } } })).toBe(kept.length);
  });

  it("a session's address is deleted after 14 days and the session stays; an expired session is deleted", async () => {
    const { db } = database();
    const userId = await person(true);
    const session = (days: number, expiresAt: Date) =>
      db.session.create({
        data: {
          id: randomUUID(),
          token: randomUUID(),
          userId,
          ipAddress: "203.0.113.7",
          createdAt: ago(days),
          expiresAt,
        },
      });
    const [young, old] = [await session(13, ago(-1)), await session(15, ago(-1))];
    const over = await session(1, ago(0.1));
    await forget(db, { now: NOW });
    const address = async (id: string) => (await db.session.findUnique({ where: { id } }))?.ipAddress;
    expect([await address(young.id), await address(old.id), await address(over.id)]).toEqual([
      "203.0.113.7",
      null,
      undefined,
    ]);
  });
});
