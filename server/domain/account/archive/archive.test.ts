import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sha256Hex } from "@/core/kernel/canon/hash";
import type { ControlId } from "@/core/kernel/ids/ids";
import { recordBytes, WorkRecord } from "@/core/work/record/record";
import { createCollection } from "@/server/domain/collection/create-collection";
import { hangWork } from "@/server/domain/collection/hang-work";
import { publishWork } from "@/server/domain/work/publish/publish-work";
import { addComment } from "@/server/domain/work/social/comments";
import { type HttpServerForTest, startHttpServer } from "@/server/testing/http-server";
import { writeArchive } from "./write-archive";

let server: HttpServerForTest;
beforeAll(async () => {
  server = await startHttpServer();
});
afterAll(() => server.close());

const get = (cookie?: string, headers: Record<string, string> = {}) =>
  fetch(`${server.origin}/api/me/archive.zip`, { headers: { ...(cookie ? { cookie } : {}), ...headers } });

async function lived() {
  const hana = await server.guest("Hana");
  const { id: room, slug } = await server.room(hana, { visibility: "public" });
  const tab = await server.tab(hana);
  await tab.join(room);
  await tab.edit({ kind: "contribution", control: "warmth" as ControlId, value: 3 });
  await tab.say("chat", { text: "hello" });
  const { seq } = (await server.rooms.get(room)).state;
  const by = { actor: hana.actor, isGuest: true };
  const texts = {
    title: "Rain",
    description: "",
    tags: ["sea"],
    licence: "CC-BY-4.0",
    doNotTrain: true,
  } as const;
  const { id: work } = await publishWork(server.work, by, { room, seq, ...texts });
  await server.jobs.idle();
  await addComment(server, hana.actor, work, "mine");
  const collection = await createCollection(
    server,
    { actor: hana.actor, isGuest: false },
    { kind: "collection", title: "Kept", visibility: "private" },
  );
  await hangWork(server, { actors: [hana.actor], id: collection }, work);
  return { hana, slug, work };
}

it("an archive contains everything about the person who asks: rooms, edits, words, works with records and pictures", async () => {
  const { hana, slug, work } = await lived();
  const answer = await get(hana.cookie);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("application/zip");
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  const json = (path: string) => JSON.parse(strFromU8(files[path] ?? new Uint8Array()));
  expect(strFromU8(files["README.txt"] ?? new Uint8Array())).toContain("my-events.json");
  expect(json("profile.json")).toMatchObject({ name: "Hana", guest: true, actors: [{ id: hana.actor }] });
  expect(json(`rooms/${slug}/room.json`)).toMatchObject({ iAmHost: true, slug });
  const events: { kind: string; actor: string }[] = json(`rooms/${slug}/my-events.json`);
  expect(events.map((event) => event.kind)).toEqual(expect.arrayContaining(["created", "edit"]));
  expect(new Set(events.map((event) => event.actor))).toEqual(new Set([hana.actor]));
  expect(json("chat.json")).toMatchObject([{ text: "hello" }]);
  expect(json("comments.json")).toMatchObject([{ text: "mine", work }]);
  expect(json("credits.json")).toMatchObject([{ work, player: hana.actor }]);
  expect(json("collections.json")).toMatchObject([{ title: "Kept", works: [{ work }] }]);
  expect(json(`works/${work}/work.json`)).toMatchObject({
    title: "Rain",
    tags: ["sea"],
    publishedByMe: true,
  });
  const { record, recordHash } = json(`works/${work}/record-1.json`);
  expect(sha256Hex(recordBytes(WorkRecord.parse(record)))).toBe(recordHash);
  const picture = files[`works/${work}/1024.jpg`] ?? new Uint8Array();
  expect([picture[0], picture[1]]).toEqual([0xff, 0xd8]);
  for (const path of ["moderation.json", "api-keys.json", "settings.json", "sessions.json", "applause.json"])
    expect(json(path), path).toBeTruthy();
});

it("an archive is refused to strangers and other sites, and contains nothing from other people", async () => {
  const { slug, work } = await lived();
  const other = await server.guest("Otto");
  expect((await get()).status).toBe(401);
  expect((await get(other.cookie, { "sec-fetch-site": "cross-site" })).status).toBe(403);
  const files = unzipSync(new Uint8Array(await (await get(other.cookie)).arrayBuffer()));
  expect(Object.keys(files).some((path) => path.includes(slug) || path.includes(work))).toBe(false);
});

it("an archive is written in small pieces, as fast as it is read", async () => {
  const { hana } = await lived();
  let largest = 0;
  let taking = false;
  await writeArchive(server.work, { userId: hana.userId, actor: hana.actor }, async (bytes) => {
    expect(taking, "one piece at a time").toBe(false);
    taking = true;
    largest = Math.max(largest, bytes.length);
    await Promise.resolve();
    taking = false;
  });
  expect(largest).toBeLessThan(2_000_000);
});
