import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { ActorId } from "@/core/kernel/ids/ids";
import type { ModerationBody } from "@/core/moderation/events";
import { subjectOf } from "@/core/moderation/subjects";
import { readStanding } from "@/server/domain/identity/standing";
import { roomRow } from "@/server/domain/room/testing";
import { requireShown } from "@/server/domain/work/require-shown";
import { eachDatabase } from "@/server/infra/db/testing";
import { CountedEvents } from "../public/counted-events";
import { readLog, recheckCases } from "../public/read-log";
import { readTransparency } from "../public/read-transparency";
import { asking } from "../testing";
import { act } from "./act";
import { decideOn } from "./decide-on";
import { readCase, readMyCase } from "./read-case";
import { readMyDecisions, readMyReports } from "./read-mine";
import { readRestriction } from "./read-restriction";
import { casesIn, decision } from "./testing";

eachDatabase("decisions", (database) => {
  const { scene, deps, shut, closed, person, moderator, db, publishedWork, says, does, decides } =
    casesIn(database);

  describe("a decision", () => {
    it("of two moderators at once is made by the first, and the second is told who made it", async () => {
      const { id: work, subject } = await publishedWork(await person("Au"));
      const { case: id } = await says(await person("Re"), subject);
      const [one, two] = [await moderator("Ada"), await moderator("Bea")];
      const { version } = await readCase(db(), id);
      const body = (content: "hide" | "remove"): ModerationBody => ({
        kind: "decide",
        decision: decision({ content }),
        bulk: null,
      });
      const outcomes = await Promise.allSettled([
        act(deps(), one, { case: id, version, body: body("hide") }),
        act(deps(), two, { case: id, version, body: body("remove") }),
      ]);
      const lost = outcomes.filter((o) => o.status === "rejected");
      expect(lost).toHaveLength(1);
      expect(lost[0]?.reason).toMatchObject({ code: "conflict" });
      const won =
        outcomes[0]?.status === "fulfilled"
          ? { name: "Ada", state: "hidden" }
          : { name: "Bea", state: "removed" };
      expect(String(lost[0]?.reason.displayable)).toContain(`${won.name} decided it`);
      expect(await db().work.findUnique({ where: { id: work } })).toMatchObject({ moderation: won.state });
    });

    it("hides a work with its reason, is told to its publisher and the reporter, and is reversed on appeal", async () => {
      const author = await person("Au");
      const reporter = await person("Re");
      const { id: work, subject } = await publishedWork(author);
      const { case: id } = await says(reporter, subject);
      const [one, two] = [await moderator(), await moderator()];
      await decides(one, id, { content: "hide", strike: true });
      await expect(requireShown(db(), work)).rejects.toMatchObject({ code: "gone" });
      await expect(requireShown(db(), work)).rejects.toThrow("hidden");
      expect(await readMyDecisions(deps(), [author], scene.clock)).toMatchObject([
        { id, canAppeal: true, decisions: [{ content: "hide", facts: "The title attacks a faith." }] },
      ]);
      expect(await readMyReports(deps(), [reporter])).toMatchObject([{ outcome: "acted" }]);
      expect(await db().strike.count({ where: { actor: author, liftedAt: null } })).toBe(1);

      await does(asking(author, { moderates: false }), id, {
        kind: "appeal",
        text: "It quotes an old poem.",
      });
      await expect(
        does(one, id, { kind: "answer-appeal", outcome: "upheld", reasons: "I said so before." }),
      ).rejects.toMatchObject({ code: "another_decides" });
      await does(two, id, {
        kind: "answer-appeal",
        outcome: "overturned",
        reasons: "The poem is from 1820.",
      });
      await expect(requireShown(db(), work)).resolves.toMatchObject({ moderation: "", reason: null });
      expect(await db().strike.count({ where: { actor: author, liftedAt: null } })).toBe(0);
      expect(await readMyReports(deps(), [reporter])).toMatchObject([{ outcome: "overturned" }]);
      const told = await db().notification.findMany({ where: { actor: author }, orderBy: { at: "asc" } });
      expect(told.map((n) => n.kind)).toEqual(["decision", "decision"]);
    });

    it("can be read only by the person it concerns, without who reported or decided", async () => {
      const author = await person("Au");
      const { subject } = await publishedWork(author);
      const { case: id } = await says(await person("Rex the reporter"), subject);
      await decides(await moderator("Mona the moderator"), id, { content: "remove" });
      const mine = JSON.stringify(await readMyCase(db(), [author], id));
      expect(mine).not.toMatch(/Rex|Mona/);
      await expect(readMyCase(db(), [await person("St")], id)).rejects.toMatchObject({ code: "not_found" });
    });

    it("that restores a work does not show it again if its author took it down", async () => {
      const author = await person("Au");
      const { id: work } = await publishedWork(await person("Pu"));
      const comment = await db().workComment.create({
        data: { id: randomUUID(), work, actor: author, text: "ugh" },
      });
      const by = await moderator();
      const id = await decideOn(
        deps(),
        by,
        subjectOf("comment", comment.id),
        decision({ content: "remove" }),
      );
      await db().workComment.update({ where: { id: comment.id }, data: { removedAt: new Date() } });
      await does(by, id, { kind: "restore", why: "It was a joke." });
      const after = await db().workComment.findUniqueOrThrow({ where: { id: comment.id } });
      expect(after.moderation).toBe("");
      expect(after.removedAt).not.toBeNull();
    });

    it("closes a room for its members too, and reopens it", async () => {
      const room = await db().room.create({ data: roomRow(await person("Ho")) });
      const by = await moderator();
      const id = await decideOn(deps(), by, subjectOf("room", room.id), decision({ content: "remove" }));
      expect(closed).toContain(room.id);
      expect((await db().room.findUniqueOrThrow({ where: { id: room.id } })).closedAt).not.toBeNull();
      await does(by, id, { kind: "restore", why: "The wrong room." });
      expect((await db().room.findUniqueOrThrow({ where: { id: room.id } })).closedAt).toBeNull();
    });

    it("reopens no room that its host has deleted meanwhile", async () => {
      const room = await db().room.create({ data: roomRow(await person("Ho")) });
      const by = await moderator();
      const id = await decideOn(deps(), by, subjectOf("room", room.id), decision({ content: "remove" }));
      const deletedAt = new Date(scene.clock);
      await db().room.update({ where: { id: room.id }, data: { closedAt: deletedAt, deletedAt } });
      await does(by, id, { kind: "restore", why: "The wrong room." });
      expect((await db().room.findUniqueOrThrow({ where: { id: room.id } })).closedAt).toEqual(deletedAt);
    });

    it("about a person applies to every name they have had, and ends their connections", async () => {
      const account = await person("Ac");
      const guest = (await db().actor.create({ data: { id: randomUUID(), mergedInto: account } }))
        .id as ActorId;
      const id = await decideOn(
        deps(),
        await moderator(),
        subjectOf("person", guest),
        decision({ person: "ban", facts: "They made threats." }),
      );
      expect(await readStanding(db(), account)).toMatchObject({ case: id, bannedUntil: null });
      expect((await readStanding(db(), guest)).bannedAt).not.toBeNull();
      expect(shut).toContain(account);
    });

    it("about a person is told to them with its rule, the most severe first, until it ends", async () => {
      const ana = await person("Ana");
      const by = await moderator();
      const told = async (now = scene.clock) =>
        readRestriction(deps(), [ana], await readStanding(db(), ana), now);
      expect(await told()).toBeNull();
      const [muteEnds, suspensionEnds] = [scene.clock + 9_000_000, scene.clock + 5_000_000];
      const subject = subjectOf("person", ana);
      const muted = await decideOn(
        deps(),
        by,
        subject,
        decision({ person: "mute", until: muteEnds, rule: "spam", facts: "They flooded the chat." }),
      );
      const suspended = await decideOn(
        deps(),
        by,
        subject,
        decision({ person: "suspend", until: suspensionEnds, facts: "They insulted everyone." }),
      );
      const mute = { kind: "muted", until: muteEnds, rule: "spam", case: muted };
      expect(await told()).toEqual({
        kind: "suspended",
        until: suspensionEnds,
        rule: "hate",
        facts: "They insulted everyone.",
        case: suspended,
      });
      expect(await told(suspensionEnds)).toMatchObject(mute);
      expect(await told(muteEnds)).toBeNull();
      await does(by, suspended, { kind: "restore", why: "It was someone else." });
      expect(await told()).toMatchObject(mute);
    });

    it("about a moderator needs an admin, and nobody can ban the last admin", async () => {
      const ban = decision({ person: "ban" });
      const target = asking(await person("Mo2", { role: "moderator" }));
      await expect(
        decideOn(deps(), await moderator(), subjectOf("person", target.actor), ban),
      ).rejects.toMatchObject({ code: "forbidden" });
      const admin = asking(await person("Ad", { role: "admin" }), { isAdmin: true });
      await decideOn(deps(), admin, subjectOf("person", target.actor), ban);
      const second = asking(await person("Ad2", { role: "admin" }), { isAdmin: true });
      await decideOn(deps(), admin, subjectOf("person", second.actor), ban);
      const third = asking(await person("Mo3", { role: "moderator" }), { isAdmin: true });
      await db().user.updateMany({ where: { actor: { id: second.actor } }, data: { role: "user" } });
      await expect(decideOn(deps(), third, subjectOf("person", admin.actor), ban)).rejects.toMatchObject({
        code: "last_admin",
      });
    });

    it("about the moderator's own case is left to another, and people who do not moderate get not_found", async () => {
      const by = await moderator();
      const { subject } = await publishedWork(by.actor);
      const { case: id } = await says(await person("Re"), subject);
      await expect(decides(by, id, {})).rejects.toMatchObject({ code: "own_cause" });
      const user = asking(await person("Us"), { moderates: false });
      await expect(decides(user, id, {})).rejects.toMatchObject({ code: "not_found" });
    });
  });

  // These read what the decisions above left.
  it("the public log and the transparency report contain no names", async () => {
    const { entries } = await readLog(deps());
    expect(entries.length).toBeGreaterThan(10);
    const found = await readTransparency(deps(), new CountedEvents(db()), 0, scene.clock + 1);
    const text = JSON.stringify([entries, found]);
    expect(text).not.toMatch(/faith|poem|Mona|Rex|Bea|threats|[0-9a-f]{16}/);
    expect(found.series.steps.reduce((sum, step) => sum + step.reports, 0)).toBe(found.reports);
    expect(found.appeals).toMatchObject({ made: 1, overturned: 1, upheld: 0 });
    expect(found.decisions.reduce((sum, d) => sum + d.count, 0)).toBe(
      await db().moderationEvent.count({ where: { kind: "decide" } }),
    );
  });

  it("every case row can be derived again from its events", async () => {
    expect(await recheckCases(db())).toEqual([]);
  });

  it("every act of a moderator is in the audit log, with the state before it", async () => {
    const acts = await db().moderationEvent.count({
      where: { kind: { in: ["decide", "restore", "undo", "claim", "answer-appeal"] } },
    });
    expect(await db().auditEntry.count({ where: { action: { startsWith: "moderation." } } })).toBe(acts);
  });
});
