import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { ActorId } from "@/core/kernel/ids/ids";
import { eachDatabase } from "@/server/infra/db/testing";
import { audit } from "./audit";
import { idsIn, partsOf } from "./name-things";
import { showAudit } from "./read-audit";

eachDatabase("the audit log as people read it", (database) => {
  const here = () => ({ database: database() });
  const db = () => database().db;
  const person = async (name: string) => {
    const id = randomUUID();
    const user = `user-${id}`;
    await db().user.create({
      data: { id: user, name, email: `${id}@example.org`, actor: { create: { id } } },
    });
    return { actor: id as ActorId, user };
  };
  const room = async (host: string, title: string, deletedAt: Date | null = null) => {
    const [id, slug] = [randomUUID(), `room-${randomUUID()}`];
    const row = { id, slug, title, hostActor: host, deletedAt };
    const more = {
      visibility: "private",
      defaultRole: "viewer",
      modelId: "fields",
      epoch: 0,
      seq: 0,
      head: "",
    };
    await db().room.create({ data: { ...row, ...more } });
    return { id, slug };
  };
  const only = async () => {
    const { entries } = await showAudit(here(), {});
    const [entry] = entries;
    if (!entry || entries.length > 1) throw new Error(`${entries.length} entries`);
    return entry;
  };
  beforeEach(async () => {
    await db().auditEntry.deleteMany();
  });

  it("names who did it and the room it was done to, with their pages", async () => {
    const ada = await person("Ada");
    const { id, slug } = await room(ada.actor, "The blue hour");
    await audit(db(), { actor: ada.actor, action: "room.watch", subject: `room:${id}` });
    expect(await only()).toMatchObject({
      by: { kind: "person", name: "Ada", href: `/admin/people?q=${ada.actor}` },
      on: { kind: "room", name: "The blue hour", href: `/r/${slug}` },
    });
  });

  it("names a person by their actor or their account, and keeps a short way to nobody who left", async () => {
    const [ada, bo] = [await person("Ada"), await person("Bo")];
    for (const id of [bo.actor, bo.user]) {
      await db().auditEntry.deleteMany();
      await audit(db(), { actor: ada.actor, action: "person.sign-out", subject: `person:${id}` });
      expect((await only()).on).toEqual({ kind: "person", id, name: "Bo", href: `/admin/people?q=${id}` });
    }
    await db().auditEntry.deleteMany();
    await db().actor.update({ where: { id: bo.actor }, data: { userId: null } });
    await audit(db(), { actor: ada.actor, action: "person.erase", subject: `person:${bo.actor}` });
    expect((await only()).on).toEqual({ kind: "person", id: bo.actor, name: null, href: null });
  });

  it("says a deleted room's title without a way to it, and of one that nothing is kept of only the kind", async () => {
    const ada = await person("Ada");
    const { id } = await room(ada.actor, "Old rain", new Date());
    await audit(db(), { actor: ada.actor, action: "room.freeze", subject: `room:${id}` });
    expect((await only()).on).toEqual({ kind: "room", id, name: "Old rain", href: null });
    await db().auditEntry.deleteMany();
    const gone = randomUUID();
    await audit(db(), { actor: ada.actor, action: "room.freeze", subject: `room:${gone}` });
    expect((await only()).on).toEqual({ kind: "room", id: gone, name: null, href: null });
  });

  it("says the first words of a line in a chat, and no word of one that was taken out", async () => {
    const ada = await person("Ada");
    const { id: of, slug } = await room(ada.actor, "The talk");
    const [id, text] = [randomUUID(), "It is ".padEnd(80, "very ")];
    await db().chatLine.create({ data: { id, room: of, actor: ada.actor, text } });
    await audit(db(), { actor: ada.actor, action: "moderation.decide", subject: `chat:${id}` });
    expect((await only()).on).toEqual({
      kind: "chat",
      id,
      name: `${text.slice(0, 59)}…`,
      href: `/r/${slug}`,
    });
    await db().chatLine.update({ where: { id }, data: { removedAt: new Date() } });
    expect((await only()).on).toEqual({ kind: "chat", id, name: null, href: null });
  });

  it("names what the ids in a value mean, however deep they are", async () => {
    const [ada, bo] = [await person("Ada"), await person("Bo")];
    const after = { kind: "ban", who: { actor: bo.actor }, of: [`person:${bo.actor}`], facts: "Ada" };
    await audit(db(), { actor: ada.actor, action: "room.ban", after });
    const { things } = await only();
    expect(things).toEqual([
      { kind: "person", id: bo.actor, name: "Bo", href: `/admin/people?q=${bo.actor}` },
    ]);
  });

  it("is found by a part of the name or title, and by the id", async () => {
    const [ada, bo] = [await person("Ada"), await person("Bonaventura")];
    const { id } = await room(ada.actor, "Tide pool 100%");
    await audit(db(), { actor: ada.actor, action: "room.watch", subject: `room:${id}` });
    await audit(db(), { actor: ada.actor, action: "person.keys", subject: `person:${bo.user}` });
    await audit(db(), { actor: ada.actor, action: "role.set", subject: `person:${bo.actor}` });
    const found = async (subject: string) => (await showAudit(here(), { subject })).entries.length;
    expect(await found("pool 100%")).toBe(1);
    expect(await found("naventura")).toBe(2);
    expect(await found(id.slice(0, 8))).toBe(1);
    expect(await found("nothing of the sort")).toBe(0);
  });
});

describe("ids in the audit log", () => {
  it("are taken for ids of things alone", () => {
    expect(partsOf("room:abc")).toEqual({ kind: "room", id: "abc" });
    for (const other of ["job:publish", "word:spam", "", "room"]) expect(partsOf(other)).toBeNull();
    expect(idsIn({ a: "two words here", b: 12, c: null, d: ["person:0123456789"], e: "0123456789" })).toEqual(
      ["0123456789", "0123456789"],
    );
  });
});
