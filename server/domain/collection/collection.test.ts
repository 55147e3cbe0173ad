import { expect, it } from "vitest";
import type { ActorId } from "@/core/kernel/ids/ids";
import { decisionOf } from "@/core/moderation/testing";
import { actorOf } from "@/server/domain/identity/actors";
import { workRow } from "@/server/domain/work/testing";
import { eachDatabase } from "@/server/infra/db/testing";
import { createCollection } from "./create-collection";
import { annotateWork, arrangeWorks, hangWork, takeWorkOut } from "./hang-work";
import { listCollections, listMyCollections } from "./list-collections";
import { readCollection } from "./read-collection";
import { deleteCollection, updateCollection } from "./update-collection";

eachDatabase("a collection", (database) => {
  const here = () => ({ database: database() });
  let people = 0;
  async function person(): Promise<ActorId> {
    const { db } = database();
    const id = `person-${++people}`;
    await db.user.create({ data: { id, name: id, email: `${id}@example.org` } });
    return actorOf(db, id);
  }
  async function curated(visibility: "public" | "unlisted" | "private" = "public") {
    const { db } = database();
    const cora = await person();
    const rows = [workRow(cora), workRow(cora), workRow(cora)];
    for (const data of rows) await db.work.create({ data });
    const id = await createCollection(
      here(),
      { actor: cora, isGuest: false },
      { kind: "exhibition", title: "Weather", text: "One\n\u202Etwo", visibility },
    );
    const mine = { actors: [cora], id };
    const works = rows.map((row) => row.id);
    for (const work of works) await hangWork(here(), mine, work);
    return { db, cora, id, mine, works };
  }
  const order = async (id: string, viewer: ActorId[] = []) =>
    (await readCollection(here(), id, viewer)).works.map((hung) => hung.work);

  it("keeps the curator's order, notes and text, cleaned; a work hangs in it once", async () => {
    const { id, mine, works, cora } = await curated();
    const [a = "", b = "", c = ""] = works;
    await hangWork(here(), mine, a);
    await arrangeWorks(here(), mine, [c, a, b]);
    await annotateWork(here(), mine, a, "See \u202Ehere\u200b");
    expect(await order(id)).toEqual([c, a, b]);
    const page = await readCollection(here(), id, [cora]);
    expect(page).toMatchObject({ title: "Weather", text: "One\ntwo", isMine: true, kind: "exhibition" });
    expect(page.works[1]?.note).toBe("See here");
    await takeWorkOut(here(), mine, c);
    expect(await order(id)).toEqual([a, b]);
  });

  it("refuses an order of other works, and a guest as its curator", async () => {
    const { mine, works, cora } = await curated();
    for (const wrong of [works.slice(1), [...works, works[0] ?? ""], ["f".repeat(16), ...works.slice(1)]])
      await expect(arrangeWorks(here(), mine, wrong)).rejects.toMatchObject({
        code: "conflict",
      });
    await expect(
      createCollection(
        here(),
        { actor: cora, isGuest: true },
        { kind: "collection", title: "x", visibility: "public" },
      ),
    ).rejects.toMatchObject({ code: "forbidden", displayable: expect.stringContaining("account") });
    await expect(updateCollection(here(), mine.actors, mine.id, { title: "\u200b" })).rejects.toMatchObject({
      code: "malformed",
    });
  });

  it("can be changed by its owner only: everyone else gets not_found", async () => {
    const { id, works } = await curated();
    const other = { actors: [await person()], id };
    const [work = ""] = works;
    const refused = { code: "not_found" };
    await expect(hangWork(here(), other, work)).rejects.toMatchObject(refused);
    await expect(takeWorkOut(here(), other, work)).rejects.toMatchObject(refused);
    await expect(annotateWork(here(), other, work, "no")).rejects.toMatchObject(refused);
    await expect(arrangeWorks(here(), other, works)).rejects.toMatchObject(refused);
    await expect(updateCollection(here(), other.actors, id, { title: "no" })).rejects.toMatchObject(refused);
    await expect(deleteCollection(here(), other.actors, id)).rejects.toMatchObject(refused);
    expect(await order(id)).toEqual(works);
  });

  it("can be read by its owner only while it is private, and is listed only while it is public", async () => {
    const { id, cora, mine } = await curated("private");
    const listed = async () => (await listCollections(here(), {})).collections.some((c) => c.id === id);
    await expect(readCollection(here(), id, [await person()])).rejects.toMatchObject({
      code: "not_found",
    });
    expect((await readCollection(here(), id, [cora])).visibility).toBe("private");
    expect(await listed()).toBe(false);
    await updateCollection(here(), mine.actors, id, { visibility: "unlisted" });
    expect((await readCollection(here(), id, [])).visibility).toBe("unlisted");
    expect(await listed()).toBe(false);
    await updateCollection(here(), mine.actors, id, { visibility: "public" });
    expect(await listed()).toBe(true);
    await deleteCollection(here(), mine.actors, id);
    await expect(readCollection(here(), id, [cora])).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("shows a gap with words where a work is not shown any more, and nothing of the work", async () => {
    const { db, id, mine, works } = await curated();
    const [taken = "", hidden = "", left = ""] = works;
    await annotateWork(here(), mine, taken, "Look at it");
    await db.work.update({ where: { id: taken }, data: { status: "unpublished", reason: "secret" } });
    await db.work.update({ where: { id: hidden }, data: { moderation: "hidden" } });
    const page = await readCollection(here(), id, []);
    expect(page.works.map((hung) => [hung.card?.id ?? null, hung.note])).toEqual([
      [null, ""],
      [null, ""],
      [left, ""],
    ]);
    expect(page.works[0]?.gap).toContain("taken this work down");
    expect(page.works[1]?.gap).toContain("Moderators");
    const [card] = (await listCollections(here(), { kind: "exhibition" })).collections.filter(
      (c) => c.id === id,
    );
    expect(card).toMatchObject({ count: 1, cover: [{ id: left }] });
    await takeWorkOut(here(), mine, taken);
    await expect(hangWork(here(), mine, taken)).rejects.toMatchObject({ code: "gone" });
  });

  it("is gone with a reason when moderators took it off, and stays in its owner's list", async () => {
    const { db, id, cora } = await curated();
    await db.collection.update({ where: { id }, data: { moderation: "removed" } });
    const subject = `exhibition:${id}`;
    const decision = decisionOf({
      content: "remove",
      rule: "harassment",
      facts: "It insults its neighbours.",
    });
    await db.moderationCase.create({
      data: {
        id: `case-${id}`,
        subject,
        kind: "exhibition",
        state: "decided",
        version: 2,
        openedAt: new Date(),
        updatedAt: new Date(),
      },
    });
    const bodies = [
      ["report", { rule: "harassment", text: "", weight: 0.5 }],
      ["decide", { decision, bulk: null }],
    ] as const;
    for (const [i, [kind, data]] of bodies.entries())
      await db.moderationEvent.create({
        data: {
          id: `event-${i}-${id}`,
          subject,
          case: `case-${id}`,
          version: i + 1,
          kind,
          actor: `m-${i}`,
          data: JSON.stringify(data),
        },
      });
    await expect(readCollection(here(), id, [cora])).rejects.toMatchObject({
      code: "gone",
      displayable: expect.stringContaining("insults its neighbours"),
    });
    expect((await listCollections(here(), {})).collections.some((c) => c.id === id)).toBe(false);
    const [own] = (await listMyCollections(here(), [cora])).filter((c) => c.id === id);
    expect(own?.takenOff).toContain("insults");
  });
});
