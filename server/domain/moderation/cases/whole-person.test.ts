import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import type { ActorId } from "@/core/kernel/ids/ids";
import type { Decision } from "@/core/moderation/events";
import { SUBJECT_KINDS, type Subject, type SubjectKind, subjectOf } from "@/core/moderation/subjects";
import { decisionOf } from "@/core/moderation/testing";
import { moveActor, peopleOf } from "@/server/domain/identity/actors";
import { GOOD_STANDING, readStanding } from "@/server/domain/identity/standing";
import { wholePerson } from "@/server/domain/identity/whole-person";
import { roomRow } from "@/server/domain/room/testing";
import { eachDatabase } from "@/server/infra/db/testing";
import { decideInBulk } from "../desk/bulk";
import { readEvidence } from "../desk/read-evidence";
import { asking, DeskScene } from "../testing";
import { act } from "./act";
import { decideOn, openCase } from "./decide-on";

eachDatabase("a decision looks at the whole person", (database) => {
  const scene = new DeskScene(database);
  const { deps, person, moderator } = scene;
  const db = () => database().db;

  /** Somebody with a role who was a guest twice, each time under an actor that was merged since: the older by two links. */
  async function withPast(role: "user" | "moderator" | "admin") {
    const account = await person("Keeper", { role });
    await db().room.create({ data: roomRow(account) });
    const later = await person("Later", { guest: true });
    const first = (await db().actor.create({ data: { id: randomUUID(), mergedInto: later } })).id as ActorId;
    const userOf = async (id: ActorId) =>
      (await db().actor.findUniqueOrThrow({ where: { id } })).userId ?? "";
    await moveActor(db(), await userOf(later), await userOf(account));
    return { account, later, first };
  }

  /** Something of every kind that can be decided on, by an actor. */
  const things: Record<SubjectKind, (by: ActorId) => Promise<Subject>> = {
    work: async (by) => (await scene.publishedWork(by)).subject,
    room: async (by) => subjectOf("room", (await db().room.create({ data: roomRow(by) })).id),
    person: async (by) => subjectOf("person", by),
    comment: async (by) => {
      const { id: work } = await scene.publishedWork(await person("Au"));
      const row = await db().workComment.create({ data: { id: randomUUID(), work, actor: by, text: "no" } });
      return subjectOf("comment", row.id);
    },
    chat: async (by) => {
      const room = await db().room.create({ data: roomRow(await person("Ho")) });
      const row = await db().chatLine.create({
        data: { id: randomUUID(), room: room.id, actor: by, text: "no" },
      });
      return subjectOf("chat", row.id);
    },
    exhibition: async (by) => {
      const row = await db().collection.create({
        data: { id: randomUUID(), kind: "exhibition", owner: by, title: "E" },
      });
      return subjectOf("exhibition", row.id);
    },
  };

  const HARM: Partial<Decision>[] = [
    { person: "ban" },
    { person: "suspend", until: Date.parse("2030-01-01") },
    { person: "mute", until: Date.parse("2030-01-01") },
    { strike: true },
  ];

  it.each(SUBJECT_KINDS)(
    "a moderator can do nothing to an admin through what they made as a guest: %s",
    async (kind) => {
      const by = await moderator();
      const past = await withPast("admin");
      for (const actor of [past.account, past.later, past.first]) {
        const subject = await things[kind](actor);
        for (const harm of HARM) {
          const decision = decisionOf(harm);
          const refused = { code: "forbidden" };
          await expect(decideOn(deps(), by, subject, decision)).rejects.toMatchObject(refused);
          const opened = await openCase(deps(), by, subject, "Seen.");
          const body = { kind: "decide", decision, bulk: null } as const;
          await expect(act(deps(), by, { ...opened, body })).rejects.toMatchObject(refused);
          expect((await decideInBulk(deps(), by, [opened], decision)).refused).toHaveLength(1);
        }
        const evidence = await readEvidence(deps(), (await openCase(deps(), by, subject, "Seen.")).case);
        expect(evidence.person?.role).toBe("admin");
      }
      for (const actor of [past.account, past.first])
        expect(await readStanding(db(), actor)).toEqual(GOOD_STANDING);
      expect(await db().strike.count({ where: { actor: { in: Object.values(past) } } })).toBe(0);
    },
  );

  it("no other moderator can take back what an admin decided about a moderator", async () => {
    const past = await withPast("moderator");
    const admin = asking(await person("Ad", { role: "admin" }), { isAdmin: true });
    const subject = await things.chat(past.first);
    const id = await decideOn(deps(), admin, subject, decisionOf({ person: "ban" }));
    const at = { case: id, version: 2 };
    const friend = await moderator();
    for (const body of [
      { kind: "restore", why: "A friend." },
      { kind: "undo", bulk: null },
      { kind: "decide", decision: decisionOf(), bulk: null },
    ] as const)
      await expect(act(deps(), friend, { ...at, body })).rejects.toMatchObject({ code: "forbidden" });
    expect((await readStanding(db(), past.account)).bannedAt).not.toBeNull();
    await act(deps(), admin, { ...at, body: { kind: "restore", why: "It was someone else." } });
    expect((await readStanding(db(), past.account)).bannedAt).toBeNull();
  });

  it("nobody can decide in their own cause by what they said under another actor", async () => {
    const past = await withPast("moderator");
    const { actors } = await wholePerson(db(), past.account);
    const by = asking(past.account, { actors });
    for (const kind of SUBJECT_KINDS)
      await expect(
        decideOn(deps(), by, await things[kind](past.first), decisionOf({ content: "none" })),
      ).rejects.toMatchObject({ code: "own_cause" });
  });

  it("an actor that was merged twice has the name of its last account", async () => {
    const past = await withPast("user");
    expect((await peopleOf(db(), [past.first])).get(past.first)?.name).toBe("Keeper");
  });
});
