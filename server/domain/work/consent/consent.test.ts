import { describe, expect } from "vitest";
import { CONSENT_MS } from "@/core/work/record/consent";
import { updateRoom } from "@/server/domain/room/update-room";
import { namedAmong } from "@/server/domain/storage/named-blobs";
import { readQuestions } from "@/server/domain/work/consent/read-questions";
import { settleOverdue } from "@/server/domain/work/consent/settle-consent";
import { decideCredit } from "@/server/domain/work/credit/decide-credit";
import { readFile } from "@/server/domain/work/files/read-file";
import { listOwnWorks } from "@/server/domain/work/list-own-works";
import { listWorks } from "@/server/domain/work/list-works";
import { publishProgress } from "@/server/domain/work/publish/prepare-work";
import { publishWork } from "@/server/domain/work/publish/publish-work";
import { unpublishWork } from "@/server/domain/work/publish/unpublish-work";
import { readRecord, readWork } from "@/server/domain/work/read-work";
import { renewWork } from "@/server/domain/work/versions/renew-work";
import { it as base, publisher, pull, WORDS } from "@/server/testing/work-test";

/** A private room's picture that Hana, its host, wants to publish, and Ana had a part in. */
const it = base.extend("asked", { scope: "file" }, ({ deps, jobs, made }) => async () => {
  const room = await made("private");
  const { id: work } = await publishWork(deps, publisher(room.host), {
    room: room.id,
    seq: room.seq,
    ...WORDS,
  });
  await jobs.idle();
  return { ...room, work };
});

describe("a work from a private room", () => {
  it("waits for the answers of all who edited: no gallery, search, page, file, record or stranger sees it", async ({
    server,
    deps,
    asked,
  }) => {
    const { work, host, ana, anaTab } = await asked();
    expect(await publishProgress(deps, host.actor, work)).toMatchObject({ status: "awaiting", waiting: 1 });
    expect((await listWorks(server, { search: "weather" })).works.some(({ id }) => id === work)).toBe(false);
    for (const viewer of [[], [ana.actor], [host.actor]])
      await expect(readWork(deps, work, viewer)).rejects.toMatchObject({ code: "not_found" });
    await expect(readRecord(deps, work)).rejects.toMatchObject({ code: "not_found" });
    await expect(readFile(deps, { work, size: 512, format: "webp" })).rejects.toMatchObject({
      code: "not_found",
    });
    const { db } = server.database;
    expect(await db.fingerprint.count({ where: { work } })).toBe(0);
    expect(await db.workVersion.count({ where: { work } })).toBe(0);
    const [own] = await listOwnWorks(deps, [host.actor], work);
    expect(own).toMatchObject({ status: "awaiting", shown: false });
    // The picture that is asked about is kept for as long as it is asked about.
    const row = await db.work.findUniqueOrThrow({ where: { id: work } });
    expect((await namedAmong(db, [row.asked ?? ""])).get(row.asked ?? "")).toBe("works");
    expect(anaTab.heard.asked).toContainEqual({ work });
  });

  it("asks only them, and shows them the picture, the words and the credit that would be published", async ({
    server,
    deps,
    asked,
  }) => {
    const { work, host, ana } = await asked();
    const [question] = (await readQuestions(deps, [ana.actor])).filter((one) => one.work === work);
    expect(question).toMatchObject({
      title: WORDS.title,
      publisher: "Hana",
      picture: expect.stringMatching(/^data:image\/jpeg;base64,/),
    });
    expect(question?.credits.map(({ mine, name }) => ({ mine, name }))).toContainEqual({
      mine: true,
      name: "Ana",
    });
    const stranger = await server.guest("Stranger");
    for (const { actor } of [host, stranger])
      expect((await readQuestions(deps, [actor])).some((one) => one.work === work)).toBe(false);
    const told = await server.database.db.notification.findMany({
      where: { actor: ana.actor, kind: "consent" },
    });
    expect(told.some(({ data }) => data.includes(work))).toBe(true);
  });

  it("is published once all have answered, and names them as they said", async ({ deps, jobs, asked }) => {
    const { work, host, ana } = await asked();
    const [question] = (await readQuestions(deps, [ana.actor])).filter((one) => one.work === work);
    await decideCredit(deps, [ana.actor], work, { consent: "accepted", offer: question?.offer as never });
    await jobs.idle();
    const page = await readWork(deps, work, []);
    expect(page.labels.find(({ player }) => player === ana.actor)).toMatchObject({ name: "Ana" });
    expect(page).toMatchObject({ version: 1 });
    expect(await publishProgress(deps, host.actor, work)).toMatchObject({ status: "published" });
  });

  it("counts an answer only for what the person was shown", async ({ deps, asked }) => {
    const { work, ana } = await asked();
    const another = { consent: "accepted", offer: "0".repeat(64) } as const;
    await expect(decideCredit(deps, [ana.actor], work, another as never)).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("is published without the people who say no", async ({ deps, jobs, asked }) => {
    const { work, ana } = await asked();
    await decideCredit(deps, [ana.actor], work, { consent: "withdrawn" });
    await jobs.idle();
    expect(await readWork(deps, work, [])).toMatchObject({ version: 1 });
    expect((await readRecord(deps, work)).record.without).toEqual([ana.actor]);
    expect(JSON.stringify((await readRecord(deps, work)).record.recipe)).not.toContain("vividness");
  });

  it("is published after seven days, not earlier, without the people who have not answered", async ({
    server,
    deps,
    jobs,
    asked,
  }) => {
    const { work, ana } = await asked();
    const { db } = server.database;
    const { askedAt } = await db.work.findUniqueOrThrow({ where: { id: work } });
    const from = askedAt?.getTime() ?? 0;
    await settleOverdue({ ...deps, now: () => from + CONSENT_MS - 1 });
    expect(await db.work.findUnique({ where: { id: work } })).toMatchObject({ status: "awaiting" });
    await settleOverdue({ ...deps, now: () => from + CONSENT_MS });
    await jobs.idle();
    const page = await readWork(deps, work, []);
    expect(page.labels.find(({ player }) => player === ana.actor)).toMatchObject({
      name: null,
      consent: "withdrawn",
    });
    expect((await readRecord(deps, work)).record.without).toEqual([ana.actor]);
    // Whoever answers later is taken in again.
    await decideCredit(deps, [ana.actor], work, { consent: "accepted" });
    await jobs.idle();
    expect((await readRecord(deps, work)).record.without).toEqual([]);
  });

  it("can be given up by its host: nobody is asked any more, and nothing is kept", async ({
    server,
    deps,
    asked,
  }) => {
    const { work, host, ana } = await asked();
    const { asked: blob } = await server.database.db.work.findUniqueOrThrow({ where: { id: work } });
    await expect(unpublishWork(deps, ana.actor, work, "")).rejects.toMatchObject({ code: "not_found" });
    await unpublishWork(deps, host.actor, work, "");
    expect((await readQuestions(deps, [ana.actor])).some((one) => one.work === work)).toBe(false);
    expect(await deps.blobs.has(blob as never)).toBe(false);
    await expect(readWork(deps, work, [])).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a room that was private before its host opened it", () => {
  it("asks first too: who edited then could expect privacy", async ({ server, deps, jobs, made }) => {
    const { id, host, ana, seq } = await made("private");
    await updateRoom(deps, server.rooms, host.actor, id, { visibility: "public" });
    const { id: work } = await publishWork(deps, publisher(host), { room: id, seq, ...WORDS });
    await jobs.idle();
    expect(await readQuestions(deps, [ana.actor])).toContainEqual(expect.objectContaining({ work }));
  });
});

describe("a new version of a work from a private room", () => {
  it("is without those who edited since and were not asked, until they agree", async ({
    server,
    deps,
    jobs,
    asked,
  }) => {
    const { work, id, slug, host, ana } = await asked();
    await decideCredit(deps, [ana.actor], work, { consent: "anonymous" });
    await jobs.idle();
    const ben = await server.guest("Ben");
    await server.database.db.room.update({ where: { id }, data: { visibility: "public" } });
    await server.enter(ben, slug);
    await server.database.db.room.update({ where: { id }, data: { visibility: "private" } });
    const tab = await server.tab(ben);
    await tab.join(id);
    await tab.edit(pull("contrast", -5));
    const { seq } = (await server.rooms.get(id)).state;
    await renewWork(deps, { ...publisher(host), actors: [host.actor] }, { work, seq, why: "" });
    await jobs.idle();
    expect((await readRecord(deps, work)).record).toMatchObject({ version: 2, without: [ben.actor] });
    await decideCredit(deps, [ben.actor], work, { consent: "accepted" });
    await jobs.idle();
    expect((await readRecord(deps, work)).record).toMatchObject({ version: 3, without: [] });
  });
});
