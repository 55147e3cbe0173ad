import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import type { ActorId } from "@/core/kernel/ids/ids";
import type { Decision } from "@/core/moderation/events";
import { type Subject, subjectOf } from "@/core/moderation/subjects";
import { decisionOf } from "@/core/moderation/testing";
import { eachDatabase } from "@/server/infra/db/testing";
import { act } from "../cases/act";
import { decideOn } from "../cases/decide-on";
import { readCaseFor } from "../cases/read-case-for";
import { report } from "../cases/report";
import { reviewLineage } from "../cases/review-lineage";
import { replayRoom } from "../live/replay-room";
import { DeskScene } from "../testing";
import { decideInBulk, undoBulk } from "./bulk";
import { readBulks } from "./read-bulks";
import { readEvidence } from "./read-evidence";
import { readQueue } from "./read-queue";

const decision = (some: Partial<Decision> = {}) => decisionOf({ content: "hide", ...some });

eachDatabase("the moderators' desk", (database) => {
  const scene = new DeskScene(database);
  const { deps, person, moderator, publishedWork } = scene;
  const db = () => database().db;
  const says = async (actor: ActorId, subject: Subject) =>
    (await report(deps(), { actors: [actor], isGuest: false }, { subject, rule: "spam", text: "so many" }))
      .case;

  it("offers to take back a bulk decision for an hour, and not again once it is taken back", async () => {
    const by = await moderator();
    const cases = [];
    for (const name of ["a", "b", "c"]) {
      const { subject } = await publishedWork(await person(name));
      cases.push({ case: await says(await person("Re"), subject), version: 1 });
    }
    const { bulk } = await decideInBulk(deps(), by, cases, decision());
    expect(await readBulks(deps(), by.actors, scene.clock)).toMatchObject([
      { id: bulk, cases: 3, inForce: 3 },
    ]);
    expect(await readBulks(deps(), (await moderator()).actors, scene.clock)).toEqual([]);
    expect(await readBulks(deps(), by.actors, scene.clock + 3_600_001)).toEqual([]);
    await undoBulk(deps(), by, bulk);
    expect(await readBulks(deps(), by.actors, scene.clock)).toEqual([]);
  });

  it("counts the cases that match a filter, and says which concern the moderator", async () => {
    const by = await moderator();
    const { subject } = await publishedWork(by.actor);
    const id = await says(await person("Re"), subject);
    const all = await readQueue(deps(), by.actors, { state: "all" });
    expect(all.total).toBe(await db().moderationCase.count());
    expect(all.cases.find((c) => c.id === id)).toMatchObject({ own: true, mine: false });
    expect((await readQueue(deps(), by.actors, { rule: "hate" })).total).toBe(0);
  });

  it("does not tell a moderator in their own case who reported it and what others wrote", async () => {
    const by = await moderator();
    const other = await moderator("Bea the other");
    const { subject } = await publishedWork(by.actor);
    const id = await says(await person("Rex the reporter"), subject);
    await act(deps(), other, { case: id, version: 1, body: { kind: "note", text: "Ask the admins." } });
    await act(deps(), other, { case: id, version: 2, body: { kind: "claim" } });
    const own = await readCaseFor(deps(), by.actors, id);
    expect(own.mine).toMatchObject({ own: true });
    expect(own.version).toBe(3);
    expect(JSON.stringify(own)).not.toMatch(new RegExp(`Rex|Bea|so many|Ask the admins|${other.actor}`));
    const theirs = await readCaseFor(deps(), other.actors, id);
    expect(theirs.mine).toEqual({ own: false, claimed: true, decided: false });
    expect(JSON.stringify(theirs)).toMatch(/Rex.*|so many/);
  });

  it("opens one case for each chosen descendant, and none for works that do not descend from it", async () => {
    const by = await moderator();
    const [root, child, grandchild, stranger] = [
      await publishedWork(await person("a"), { title: "Root" }),
      await publishedWork(await person("b")),
      await publishedWork(await person("c")),
      await publishedWork(await person("d")),
    ];
    const link = (from: string, to: string) =>
      db().workParent.create({ data: { parent: from, child: to, kind: "remix", record: "r" } });
    await link(root.id, child.id);
    await link(child.id, grandchild.id);
    const id = await decideOn(deps(), by, root.subject, decision({ content: "remove" }));
    const first = await reviewLineage(deps(), by, id, [child.id, grandchild.id]);
    expect(await reviewLineage(deps(), by, id, [grandchild.id])).toEqual([first[1]]);
    const { cases } = await readQueue(deps(), by.actors, {});
    expect(cases.filter((c) => first.includes(c.id))).toHaveLength(2);
    expect(cases.find((c) => c.work === grandchild.id)).toMatchObject({
      flags: ["came of “Root”, 2 generations on"],
      held: false,
    });
    expect(await db().work.findUnique({ where: { id: child.id } })).toMatchObject({ moderation: "" });
    await expect(reviewLineage(deps(), by, id, [stranger.id])).rejects.toMatchObject({ code: "not_found" });
    await expect(reviewLineage(deps(), { ...by, moderates: false }, id, [child.id])).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("shows the strikes and the record of the person a case concerns", async () => {
    const by = await moderator();
    const author = await person("Au");
    const first = await publishedWork(author);
    await decideOn(deps(), by, first.subject, decision({ strike: true, person: "warn" }));
    await db().strike.updateMany({
      where: { actor: author },
      data: { expiresAt: new Date(Date.now() + 1e9) },
    });
    const id = await says(await person("Re"), (await publishedWork(author)).subject);
    const { person: found } = await readEvidence(deps(), id);
    expect(found).toMatchObject({ works: 2, hidden: 1, rooms: 2, strikes: [{ rule: "spam" }] });
  });

  it("writes an audit entry when somebody looks into a room that is not open to everyone", async () => {
    const by = await moderator();
    const { subject, room } = await publishedWork(await person("Au"));
    const id = await says(await person("Re"), subject);
    const looked = () =>
      db().auditEntry.count({ where: { action: "moderation.replay", subject: `room:${room}` } });
    expect(await replayRoom(deps(), by.actor, id)).toMatchObject({ closed: false });
    expect(await looked()).toBe(0);
    await db().room.update({ where: { id: room }, data: { visibility: "private" } });
    expect(await replayRoom(deps(), by.actor, id)).toMatchObject({ closed: true });
    expect(await looked()).toBe(1);
  });

  it("offers no label for subjects that cannot show one", async () => {
    const by = await moderator();
    const author = await person("Au");
    const { id: work } = await publishedWork(await person("Pu"));
    const { id } = await db().workComment.create({
      data: { id: randomUUID(), work, actor: author, text: "ugh" },
    });
    const labelled = decision({ content: "label", label: "rude" });
    await expect(decideOn(deps(), by, subjectOf("comment", id), labelled)).rejects.toMatchObject({
      code: "malformed",
    });
  });
});
