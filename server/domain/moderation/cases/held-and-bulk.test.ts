import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { setStanding } from "@/server/domain/identity/standing";
import { requireShown } from "@/server/domain/work/require-shown";
import { eachDatabase } from "@/server/infra/db/testing";
import { openScreening } from "@/server/infra/screening/screening";
import { decideInBulk, undoBulk } from "../desk/bulk";
import { readQueue } from "../desk/read-queue";
import { Screen } from "../screening/screen";
import { decideOn } from "./decide-on";
import { readCase } from "./read-case";
import { readMyDecisions } from "./read-mine";
import { casesIn, decision } from "./testing";

eachDatabase("held works and bulk decisions", (database) => {
  const { scene, deps, person, moderator, db, publishedWork, says, does, decides } = casesIn(database);

  describe("a blocked fingerprint", () => {
    const hashOf = (first: string) => first.repeat(16);
    const screen = () => new Screen(deps(), openScreening());
    const hold = (work: string, fingerprints: string[]) =>
      db().$transaction((tx) => screen().hold(tx, work, fingerprints));
    const stateOf = async (id: string) => (await db().work.findUniqueOrThrow({ where: { id } })).moderation;

    it("holds pictures that look like it, also turned or mirrored, until a moderator releases them", async () => {
      const removed = await publishedWork(await person("Au"), { fingerprints: [hashOf("1"), hashOf("2")] });
      const by = await moderator();
      await decideOn(deps(), by, removed.subject, decision({ content: "remove", blockFingerprint: true }));
      const turned = [hashOf("e"), `${"1".repeat(15)}0`, hashOf("f")];
      const author = await person("Au2");
      const again = { ...(await publishedWork(author, { fingerprints: turned })), author };
      expect(await hold(again.id, turned)).toBe(removed.id);
      expect(await stateOf(again.id)).toBe("held");
      const { cases } = await readQueue(deps(), [by.actor], {});
      const held = cases.find((c) => c.work === again.id);
      expect(held).toMatchObject({ held: true, flags: ["63 of 64 bits agree with a removed work"] });
      const mine = await readMyDecisions(deps(), [again.author], scene.clock);
      expect(mine).toMatchObject([{ held: true, canAppeal: false, decisions: [] }]);
      await decides(by, held?.id ?? "", {});
      const told = await db().notification.findMany({ where: { actor: again.author } });
      expect(told.map((n) => n.data)).toEqual([expect.stringMatching(/nothing is against the rules/)]);
      expect(await stateOf(again.id)).toBe("");
      expect(await hold(again.id, turned)).toBeNull();
    });

    it("is lifted when the removal is overturned, and holds no other pictures", async () => {
      const removed = await publishedWork(await person("Au"), { fingerprints: [hashOf("7")] });
      const by = await moderator();
      const id = await decideOn(
        deps(),
        by,
        removed.subject,
        decision({ content: "remove", blockFingerprint: true }),
      );
      const unlike = await publishedWork(await person("Au2"));
      expect(await hold(unlike.id, [hashOf("8")])).toBeNull();
      await does(by, id, { kind: "restore", why: "It was a mistake." });
      expect(await hold(unlike.id, [hashOf("7")])).toBeNull();
    });
  });

  it("listed words flag a text and block nothing", async () => {
    const { id, subject } = await publishedWork(await person("Au"), { title: "What a sh1t day" });
    const screen = new Screen(deps(), openScreening());
    await screen.text(subject, "What a sh1t day");
    await screen.text(subject, "What a sh1t day");
    const { cases } = await readQueue(deps(), [], {});
    expect(cases.find((c) => c.work === id)).toMatchObject({ flags: ["“shit”"], reports: 0, held: false });
    await expect(requireShown(db(), id)).resolves.toMatchObject({ id });
  });

  it("a bulk decision skips cases that have changed, and is taken back as a whole", async () => {
    const by = await moderator();
    const works = [];
    for (const name of ["a", "b", "c"]) {
      const work = await publishedWork(await person(name));
      works.push({ work, case: (await says(await person("Re"), work.subject)).case });
    }
    const cases = works.map((w) => ({ case: w.case, version: 1 }));
    await does(await moderator("Bea"), works[2]?.case ?? "", { kind: "claim" });
    const outcome = await decideInBulk(deps(), by, cases, decision({ content: "hide", rule: "spam" }));
    expect(outcome.done).toEqual([works[0]?.case, works[1]?.case]);
    expect(outcome.refused).toMatchObject([
      { case: works[2]?.case, words: expect.stringContaining("Bea took it on") },
    ]);
    const undone = await undoBulk(deps(), by, outcome.bulk);
    expect(undone.done).toHaveLength(2);
    for (const { work } of works) await expect(requireShown(db(), work.id)).resolves.toBeDefined();
    await expect(undoBulk(deps(), by, randomUUID())).rejects.toMatchObject({ code: "not_found" });
  });

  it.each(["demoted", "banned"])("a bulk decision stops where its moderator is %s meanwhile", async (how) => {
    const by = await moderator("Mal");
    const cases = [];
    for (const name of ["a", "b", "c"]) {
      const { subject } = await publishedWork(await person(name));
      cases.push({ case: (await says(await person("Re"), subject)).case, version: 1 });
    }
    const loses: ReturnType<typeof deps> = {
      ...deps(),
      // Said after the first decision is kept, before the second is made.
      shutOut: async () => {
        if (how === "demoted")
          await db().user.updateMany({ where: { actor: { id: by.actor } }, data: { role: "user" } });
        else await setStanding(db(), by.actor, { bannedAt: scene.clock });
      },
    };
    const outcome = await decideInBulk(loses, by, cases, decision({ person: "ban" }));
    expect(outcome.done).toEqual([cases[0]?.case]);
    expect(outcome.refused.map((refused) => refused.case)).toEqual([cases[1]?.case, cases[2]?.case]);
    expect(await readCase(db(), cases[2]?.case ?? "")).toMatchObject({ state: "open", version: 1 });
    await expect(undoBulk(deps(), by, outcome.bulk)).resolves.toMatchObject({ done: [] });
  });

  it("a removal lists every work derived from the removed one, and changes none", async () => {
    const [root, child, grandchild] = [
      await publishedWork(await person("a")),
      await publishedWork(await person("b")),
      await publishedWork(await person("c")),
    ];
    const link = (from: string, to: string) =>
      db().workParent.create({ data: { parent: from, child: to, kind: "remix", record: "r" } });
    await link(root.id, child.id);
    await link(child.id, grandchild.id);
    const id = await decideOn(deps(), await moderator(), root.subject, decision({ content: "remove" }));
    expect((await readCase(db(), id)).descendants).toMatchObject([
      { id: child.id, generation: 1, shown: true },
      { id: grandchild.id, generation: 2, shown: true },
    ]);
  });
});
