import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import type { ActorId } from "@/core/kernel/ids/ids";
import { applyStanding } from "@/server/domain/identity/bars";
import { setStanding } from "@/server/domain/identity/standing";
import { eachDatabase } from "@/server/infra/db/testing";
import { eraseForSomeone } from "./erase-person";
import { listPeople } from "./list-people";
import { setRole } from "./set-role";
import { signOutPerson } from "./sign-out-person";
import { eraseDepsFor } from "./testing";

const NOW = Date.UTC(2026, 10, 24);
const deps = { secrets: { auth: "a secret of at least thirty-two characters" } };

eachDatabase("an admin's powers over people", (database) => {
  const here = () => ({ database: database() });
  const person = async (name: string, more: { role?: string; isAnonymous?: boolean } = {}) => {
    const id = randomUUID();
    await database().db.user.create({
      data: {
        id,
        name,
        email: `${name.toLowerCase()}-${id}@example.org`,
        actor: { create: { id } },
        ...more,
      },
    });
    return id as ActorId;
  };
  beforeEach(async () => {
    await database().db.user.deleteMany();
    await database().db.auditEntry.deleteMany();
  });

  it("people are found by name in any case, by address and by id", async () => {
    const { db } = database();
    const zoe = await person("Zoe");
    await person("Adam", { isAnonymous: true });
    const named = async (search: string) => (await listPeople(here(), { search })).people.map((p) => p.name);
    expect(await named("zoe")).toEqual(["Zoe"]);
    expect(await named("ZOE")).toEqual(["Zoe"]);
    expect(await named(zoe)).toEqual(["Zoe"]);
    expect(await named("@example.org")).toEqual(["Zoe"]);
    const filtered = async (filter: "guests" | "moderators" | "barred") =>
      (await listPeople(here(), { filter })).people.map((p) => p.name);
    expect(await filtered("guests")).toEqual(["Adam"]);
    expect(await filtered("moderators")).toEqual([]);
    await setStanding(db, zoe, { bannedAt: NOW, reason: "spam" });
    expect(await filtered("barred")).toEqual(["Zoe"]);
  });

  it("only accounts get a role, and the audit log has the role before", async () => {
    const { db } = database();
    const [admin, ana] = [await person("Root", { role: "admin" }), await person("Ana")];
    const guest = await person("Gus", { isAnonymous: true });
    await setRole(here(), admin, { userId: ana, role: "moderator" }, NOW);
    await expect(setRole(here(), admin, { userId: guest, role: "moderator" }, NOW)).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await db.auditEntry.findMany()).toEqual([
      expect.objectContaining({
        actor: admin,
        action: "role.set",
        subject: `person:${ana}`,
        before: '{"name":"Ana","role":"user"}',
        after: '{"name":"Ana","role":"moderator"}',
      }),
    ]);
  });

  it("the last admin cannot be demoted, banned, suspended or erased, and nothing is logged", async () => {
    const { db } = database();
    const admin = await person("Root", { role: "admin" });
    const asked = [
      () => setRole(here(), admin, { userId: admin, role: "user" }, NOW),
      () =>
        eraseForSomeone(
          eraseDepsFor(database(), () => NOW),
          admin,
          admin,
        ),
      () => db.$transaction((tx) => applyStanding(tx, deps, admin, { bannedAt: NOW }, NOW)),
      () => db.$transaction((tx) => applyStanding(tx, deps, admin, { suspendedUntil: NOW + 1000 }, NOW)),
    ];
    for (const ask of asked) await expect(ask()).rejects.toMatchObject({ code: "last_admin" });
    expect(await db.user.findUnique({ where: { id: admin } })).toMatchObject({ role: "admin" });
    expect(await db.auditEntry.count()).toBe(0);
    expect(await db.personStanding.findUnique({ where: { actor: admin } })).toBeNull();
  });

  it("a banned admin does not count as another admin", async () => {
    const { db } = database();
    const [one, two] = [await person("One", { role: "admin" }), await person("Two", { role: "admin" })];
    await db.$transaction((tx) => applyStanding(tx, deps, two, { bannedAt: NOW }, NOW));
    await expect(setRole(here(), one, { userId: one, role: "user" }, NOW)).rejects.toMatchObject({
      code: "last_admin",
    });
  });

  it("when two admins demote each other at once, one stays", async () => {
    const { db } = database();
    for (let round = 0; round < 5; round++) {
      await db.user.deleteMany();
      const [one, two] = [await person("One", { role: "admin" }), await person("Two", { role: "admin" })];
      const done = await Promise.allSettled([
        setRole(here(), one, { userId: two, role: "user" }, NOW),
        setRole(here(), two, { userId: one, role: "user" }, NOW),
      ]);
      expect(done.filter((d) => d.status === "fulfilled")).toHaveLength(1);
      expect(await db.user.count({ where: { role: "admin" } })).toBe(1);
    }
  });

  it("when two admins ban, suspend or erase each other at once, one stays", async () => {
    const { db } = database();
    const erasing = eraseDepsFor(database(), () => NOW);
    type Strike = (by: ActorId, whom: ActorId) => Promise<unknown>;
    const bar = (change: object) => (_by: ActorId, whom: ActorId) =>
      db.$transaction((tx) => applyStanding(tx, deps, whom, change, NOW));
    const demote: Strike = (by, whom) => setRole(here(), by, { userId: whom, role: "user" }, NOW);
    const erase: Strike = (by, whom) => eraseForSomeone(erasing, by, whom);
    const ban = bar({ bannedAt: NOW });
    const suspend = bar({ suspendedUntil: NOW + 1000 });
    for (const [first, second] of [
      [ban, ban],
      [erase, erase],
      [ban, demote],
      [suspend, erase],
      [demote, erase],
    ] as [Strike, Strike][]) {
      await db.user.deleteMany();
      await db.personStanding.deleteMany();
      const [one, two] = [await person("One", { role: "admin" }), await person("Two", { role: "admin" })];
      const done = await Promise.allSettled([first(one, two), second(two, one)]);
      expect(done.filter((d) => d.status === "fulfilled")).toHaveLength(1);
      const admins = await db.user.findMany({ where: { role: "admin" }, include: { actor: true } });
      const barred = await db.personStanding.findMany();
      const free = admins.filter(({ actor }) => !barred.some((b) => b.actor === actor?.id));
      expect(free).toHaveLength(1);
    }
  });

  it("signing someone out ends their sessions; erasing them leaves a log entry without their name", async () => {
    const { db } = database();
    const erasing = eraseDepsFor(database(), () => NOW);
    const [admin, ana] = [await person("Root", { role: "admin" }), await person("Ana")];
    await db.session.create({
      data: { id: randomUUID(), token: randomUUID(), userId: ana, expiresAt: new Date(NOW) },
    });
    expect(await signOutPerson(here(), admin, ana, 0)).toEqual({
      actor: ana,
      sessions: 1,
      keys: 0,
    });
    expect(await eraseForSomeone(erasing, admin, ana)).toBe(ana);
    expect(await db.user.findUnique({ where: { id: ana } })).toBeNull();
    const entry = await db.auditEntry.findFirst({ where: { action: "person.erase" } });
    expect(entry?.before).not.toContain("Ana");
    await expect(eraseForSomeone(erasing, admin, ana)).rejects.toMatchObject({ code: "not_found" });
  });
});
