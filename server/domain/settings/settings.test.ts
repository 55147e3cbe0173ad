import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import type { ActorId } from "@/core/kernel/ids/ids";
import { roomRow } from "@/server/domain/room/testing";
import { eachDatabase } from "@/server/infra/db/testing";
import { chooseModel } from "./models";
import { requireRoomQuota, requireWorkQuota } from "./quotas";
import { changeSettings, readSettings } from "./settings";

const ADMIN = "the-admin" as ActorId;
const NOW = Date.UTC(2026, 10, 24);
const DAY = 86_400_000;

eachDatabase("settings", (database) => {
  const here = () => ({ database: database() });
  beforeEach(async () => {
    await database().db.setting.deleteMany();
  });

  it("have their defaults until someone changes them, and again where a stored value is no longer valid", async () => {
    const { db } = database();
    const before = await readSettings(here());
    expect(before).toMatchObject({ registration: true, guests: true, chatDays: 30, guestRoomDays: 7 });
    await changeSettings(here(), ADMIN, { chatDays: 5, announcement: "Closed on Sunday" });
    expect(await readSettings(here())).toMatchObject({
      chatDays: 5,
      announcement: "Closed on Sunday",
    });
    await db.setting.update({ where: { key: "chatDays" }, data: { value: '"soon"' } });
    expect((await readSettings(here())).chatDays).toBe(30);
  });

  it("are written to the audit log on a change, with the values before and after, and only those that changed", async () => {
    const { db } = database();
    await db.auditEntry.deleteMany();
    await changeSettings(here(), ADMIN, { guests: false, registration: true });
    await changeSettings(here(), ADMIN, { guests: false });
    const entries = await db.auditEntry.findMany();
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      actor: ADMIN,
      action: "settings.change",
      before: '{"guests":true}',
      after: '{"guests":false}',
    });
  });

  it("decide the model of a new room: one that is off is refused, and the first that is on is the default", async () => {
    const { db } = database();
    const models = new Map([
      ["fields", 1],
      ["landscapes", 2],
    ]);
    expect(await chooseModel(db, models, "fields")).toBe("fields");
    await changeSettings(here(), ADMIN, { modelsOff: ["fields" as never] });
    await expect(chooseModel(db, models, "fields")).rejects.toMatchObject({ code: "unknown_model" });
    expect(await chooseModel(db, models, undefined)).toBe("landscapes");
    await changeSettings(here(), ADMIN, {
      modelsOff: ["fields" as never, "landscapes" as never],
    });
    await expect(chooseModel(db, models, undefined)).rejects.toMatchObject({ code: "unknown_model" });
  });
});

eachDatabase("quotas", (database) => {
  const here = () => ({ database: database() });
  const guest = async () => {
    const id = randomUUID();
    const { db } = database();
    await db.user.create({
      data: { id, name: "G", email: `${id}@example.org`, isAnonymous: true, actor: { create: { id } } },
    });
    return { actor: id as ActorId, isGuest: true, role: "user" };
  };
  const small = { rooms: 1, works: 1, storage: 1, renders: 1 };
  beforeEach(async () => {
    const large = { rooms: 9, works: 9, storage: 9, renders: 9 };
    await changeSettings(here(), ADMIN, {
      quotas: { guest: small, user: large, moderator: large },
    });
  });

  it("count a person's open rooms under all of their actors", async () => {
    const { db } = database();
    const ana = await guest();
    await requireRoomQuota(db, ana);
    const older = randomUUID();
    await db.actor.create({ data: { id: older, mergedInto: ana.actor } });
    const room = await db.room.create({ data: roomRow(older) });
    await expect(requireRoomQuota(db, ana)).rejects.toMatchObject({
      code: "quota_reached",
      displayable: expect.stringMatching(/You host 1 open rooms.*account/),
    });
    await requireRoomQuota(db, { ...ana, isGuest: false });
    await db.room.update({ where: { id: room.id }, data: { closedAt: new Date() } });
    await requireRoomQuota(db, ana);
  });

  it("count the works of a day, except those that failed", async () => {
    const { db } = database();
    const ana = await guest();
    const publish = (status: string, createdAt: number) =>
      db.work.create({
        data: { ...workRow(ana.actor), status, createdAt: new Date(createdAt) },
      });
    await publish("failed", NOW);
    await publish("published", NOW - DAY);
    await requireWorkQuota(db, ana, NOW);
    await publish("preparing", NOW - 1);
    await expect(requireWorkQuota(db, ana, NOW)).rejects.toMatchObject({ code: "quota_reached" });
    await requireWorkQuota(db, { ...ana, role: "admin" }, NOW);
  });

  it("count the bytes of a person's works", async () => {
    const { db } = database();
    const ana = await guest();
    const work = await db.work.create({
      data: { ...workRow(ana.actor), createdAt: new Date(NOW - 2 * DAY), version: 1 },
    });
    const version = { recipe: "", recipeHash: "", modelHash: "", pixelsHash: "", nativeSize: 1 };
    await db.workVersion.create({
      data: { work: work.id, version: 1, ...version, record: "", recordHash: "", keyId: "", signature: "" },
    });
    await requireWorkQuota(db, ana, NOW);
    await db.workFile.create({
      data: {
        work: work.id,
        version: 1,
        size: 256,
        format: "png",
        blob: "b",
        bytes: 1024 * 1024,
        keyId: "",
        signature: "",
      },
    });
    await expect(requireWorkQuota(db, ana, NOW)).rejects.toMatchObject({
      displayable: expect.stringMatching(/1 MiB/),
    });
  });
});

const workRow = (publisher: string) => ({
  id: randomUUID(),
  moment: randomUUID(),
  room: "r",
  seq: 1,
  status: "published",
  title: "A work",
  licence: "cc-by-4.0",
  publisher,
  modelId: "m",
});
