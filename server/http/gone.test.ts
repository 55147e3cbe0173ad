import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ActorId, ControlId, RoomId, WorkId } from "@/core/kernel/ids/ids";
import { createCollection } from "@/server/domain/collection/create-collection";
import { annotateWork, hangWork } from "@/server/domain/collection/hang-work";
import { instanceSources } from "@/server/domain/verify/instance-sources";
import { decideCredit } from "@/server/domain/work/credit/decide-credit";
import { readFile } from "@/server/domain/work/files/read-file";
import { publishWork } from "@/server/domain/work/publish/publish-work";
import { unpublishWork } from "@/server/domain/work/publish/unpublish-work";
import { type HttpServerForTest, startHttpServer } from "@/server/testing/http-server";
import type { Guest } from "@/server/testing/room-server";

let server: HttpServerForTest;
beforeAll(async () => {
  server = await startHttpServer();
});
afterAll(() => server.close());

const get = (path: string, cookie = "") => fetch(server.origin + path, { headers: { cookie } });
const pull = (control: string, value: number) =>
  ({ kind: "contribution", control: control as ControlId, value }) as const;

type Made = {
  host: Guest;
  ana: Guest;
  room: RoomId;
  slug: string;
  seq: number;
  work: WorkId;
  player: ActorId;
  title: string;
  wall: string;
};

/** A work that Hana and Ana made in a public room, whose moment has its settled picture. */
async function published(title: string): Promise<Made> {
  const [host, ana] = [await server.guest("Hana"), await server.guest("Ana")];
  const { id: room, slug } = await server.room(host);
  await server.enter(ana, slug);
  const [hostTab, anaTab] = [await server.tab(host), await server.tab(ana)];
  await hostTab.join(room);
  await anaTab.join(room);
  await anaTab.edit(pull("vividness", 3));
  await hostTab.edit(pull("warmth", 3));
  const { seq } = (await server.rooms.get(room)).state;
  await hostTab.hears("settled", (s) => s.seq === seq);
  const { id: work } = await publishWork(
    server.work,
    { actor: host.actor, isGuest: true },
    { room, seq, title, description: "", tags: [], licence: "CC-BY-4.0", doNotTrain: true },
  );
  await server.jobs.idle();
  const made = { host, ana, room, slug, seq, work, player: ana.actor, title, wall: "" };
  return { ...made, wall: await hung(made) };
}

const trpc = (path: string, input: object) =>
  `/api/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`;

/** Every address at which a work, or a picture of it, can be asked for. */
const addressesOf = ({ work, player, room, seq }: Made): string[] => [
  `/works/${work}`,
  `/works/${work}/`,
  `/embed/${work}`,
  ...[256, 512, 1024].flatMap((size) => [
    `/api/works/${work}/${size}.png`,
    `/api/works/${work}/${size}.jpeg`,
    `/api/works/${work}/${size}.jpg`,
    `/api/works/${work}/${size}.webp?download`,
  ]),
  `/api/works/${work}/without/${player}`,
  `/api/works/${work}/log.json`,
  `/api/oembed?url=${encodeURIComponent(`${server.origin}/works/${work}`)}`,
  `/api/frames/${room}/${seq}`,
  `/api/frames/${room}/${seq}.png`,
  ...["", "/ancestry", "/files"].map((of) => `/api/v1/works/${work}${of}`),
];
/** The same by tRPC, where 410 travels inside an error whose status is 404. */
const proceduresOf = ({ work }: Made): string[] => [
  trpc("work.get", { id: work }),
  trpc("work.film", { id: work }),
  trpc("work.comments", { id: work }),
  trpc("work.originality", { id: work }),
];
/** What may be done with a work that is shown. */
const actsOn = ({ work }: Made): [path: string, input: object][] => [
  ["work.applaud", { id: work, on: true }],
  ["work.comment", { id: work, text: "I like it." }],
  ["work.remix", { works: [work] }],
  ["moderation.report", { subject: `work:${work}`, rule: "spam", text: "" }],
];
/** Lists, which leave it out. */
const LISTS = [
  "/api/v1/works",
  "/api/v1/works?sort=applauded",
  "/feed.xml",
  "/sitemap.xml",
  trpc("work.list", {}),
];
/** Where it hung by somebody's choice: a gap is left, without its picture, title or note. */
const wallsOf = (wall: string): string[] => [
  `/exhibitions/${wall}/feed.xml`,
  "/exhibitions/feed.xml",
  trpc("collection.get", { id: wall }),
  trpc("collection.list", {}),
  `/api/v1/exhibitions/${wall}`,
];

/** Asks for a picture in the ways a cache, a player or a script does. */
const HEADERS: readonly (readonly [method: string, headers: Record<string, string>])[] = [
  ["HEAD", {}],
  ["GET", { range: "bytes=0-9" }],
  ["GET", { "if-none-match": "*" }],
];

async function act(path: string, input: object, cookie: string) {
  const headers = { cookie, origin: server.origin, "content-type": "application/json" };
  const response = await fetch(`${server.origin}/api/trpc/${path}`, {
    method: "POST",
    headers,
    body: JSON.stringify(input),
  });
  return (await response.json()).error?.data.app ?? "ok";
}

/** An exhibition of somebody's with the work in it, and a note. */
async function hung({ work }: Made): Promise<string> {
  const owner = (await server.guest("Cora")).actor;
  const wanted = { kind: "exhibition", title: "A wall", visibility: "public" } as const;
  const id = await createCollection(server, { actor: owner, isGuest: false }, wanted);
  await hangWork(server, { actors: [owner], id }, work);
  await annotateWork(server, { actors: [owner], id }, work, "what it shows");
  return id;
}

async function expectShown(made: Made): Promise<void> {
  for (const path of [...addressesOf(made), ...proceduresOf(made)])
    expect((await get(path)).status, path).toBe(200);
  for (const path of LISTS) expect(await (await get(path)).text(), path).toContain(made.work);
  for (const path of wallsOf(made.wall)) expect(await (await get(path)).text(), path).toContain(made.work);
}

async function expectGone(made: Made, why: string, blobs: readonly string[]): Promise<void> {
  for (const path of addressesOf(made)) {
    const response = await get(path);
    expect(response.status, path).toBe(410);
    expect(response.headers.get("content-type"), path).not.toContain("image/");
    expect(response.headers.get("cache-control"), path).toContain("no-store");
    if (path.startsWith("/api/")) expect(await response.text(), path).toContain(why);
  }
  for (const path of proceduresOf(made)) {
    const { error } = (await (await get(path)).json()) as {
      error: { message: string; data: { app: string } };
    };
    expect(error, path).toMatchObject({ message: expect.stringContaining(why), data: { app: "gone" } });
  }
  for (const path of LISTS) expect(await (await get(path)).text(), path).not.toContain(made.work);
  for (const path of wallsOf(made.wall)) {
    const text = await (await get(path)).text();
    expect(text, path).not.toContain(`/api/works/${made.work}`);
    expect(text, path).not.toContain(made.title);
    expect(text, path).not.toContain("what it shows");
  }
  for (const [method, headers] of HEADERS)
    for (const path of [`/api/works/${made.work}/512.webp`, `/api/frames/${made.room}/${made.seq}`])
      expect((await fetch(server.origin + path, { method, headers })).status, `${method} ${path}`).toBe(410);
  const someone = await server.guest("Sam");
  for (const [path, input] of actsOn(made)) expect(await act(path, input, someone.cookie), path).toBe("gone");
  // By its picture it is not found either: who sends the file in is told no title by its looks.
  for (const { hash } of await server.database.db.fingerprint.findMany({ where: { work: made.work } }))
    expect((await instanceSources(server.work).looksLike(hash))?.work).not.toBe(made.work);
  const history = trpc("room.history", { id: made.room });
  expect(await (await get(history)).text()).not.toContain(`/api/frames/${made.room}/${made.seq}"`);
  expect(await (await get(trpc("room.bySlug", { slug: made.slug }))).text()).not.toContain("/api/frames/");
  expect(await (await get(trpc("room.list", {}))).text()).not.toContain(`/api/frames/${made.room}/`);
  // No address serves bytes by their hash.
  for (const blob of blobs)
    for (const path of [
      `/blobs/${blob}`,
      `/api/blobs/${blob}`,
      `/api/works/${blob}/512.webp`,
      `/data/blobs/${blob}`,
    ])
      expect((await get(path)).headers.get("content-type") ?? "", path).not.toContain("image/");
  // The signed record stays: it holds no picture.
  expect((await get(`/api/works/${made.work}/record.json`)).status).toBe(200);
}

const blobsOf = async ({ work, room }: Made): Promise<string[]> => {
  const { db } = server.database;
  const files = await db.workFile.findMany({ where: { work } });
  const frames = await db.settledFrame.findMany({ where: { room } });
  return [...files, ...frames].map(({ blob }) => blob);
};

describe("a work that is no longer shown answers 410 with the reason, and never its picture, at every address", () => {
  it("when its publisher takes it down", async () => {
    const made = await published("Taken down");
    await expectShown(made);
    const blobs = await blobsOf(made);
    await unpublishWork(server.work, made.host.actor, made.work, "we changed our minds");
    await expectGone(made, "we changed our minds", blobs);
    // Whoever is in the room still has what they made there.
    expect((await get(`/api/frames/${made.room}/${made.seq}`, made.ana.cookie)).status).toBe(200);
    for (const blob of blobs) {
      const frame = await server.database.db.settledFrame.count({ where: { blob } });
      expect(await server.work.blobs.has(blob as never)).toBe(frame > 0);
    }
  });

  it.each([
    ["held", "Moderators are looking at this work"],
    ["hidden", "it shows somebody's address"],
    ["removed", "it shows somebody's address"],
  ])("when it is %s by moderators, to its makers too, until that is reversed", async (moderation, why) => {
    const made = await published(`Moderated, ${moderation}`);
    const blobs = await blobsOf(made);
    const say = (data: object) => server.database.db.work.update({ where: { id: made.work }, data });
    await say({ moderation, reason: "it shows somebody's address" });
    await expectGone(made, why, blobs);
    for (const { cookie } of [made.host, made.ana]) {
      expect((await get(`/api/frames/${made.room}/${made.seq}`, cookie)).status).toBe(410);
      expect((await get(`/api/works/${made.work}/512.webp`, cookie)).status).toBe(410);
    }
    expect(await instanceSources(server.work).publication(made.work, 1)).toMatchObject({ shown: false });
    await say({ moderation: "labelled", reason: null });
    await expectShown(made);
  });

  it("while it is made again without someone who withdrew; afterwards the old picture stays gone", async () => {
    const made = await published("Withdrawn from");
    const old = await readFile(server.work, { work: made.work, size: 512, format: "webp" });
    const { db } = server.database;
    await decideCredit(server.work, [made.ana.actor], made.work, { consent: "withdrawn" });
    await server.jobs.idle();
    const now = await get(`/api/works/${made.work}/512.webp`);
    expect(now.status).toBe(200);
    expect(now.headers.get("etag")).not.toContain(old.hash);
    expect(await server.work.blobs.has(old.hash)).toBe(false);
    expect((await get(`/api/frames/${made.room}/${made.seq}`)).status).toBe(410);
    await db.work.update({
      where: { id: made.work },
      data: { status: "preparing", reason: "It is being made anew." },
    });
    await expectGone(made, "It is being made anew.", [old.hash]);
  });

  it("or 404 to those who ask for it in a private room", async () => {
    const made = await published("Behind a door");
    await server.database.db.room.update({ where: { id: made.room }, data: { visibility: "private" } });
    expect((await get(`/api/frames/${made.room}/${made.seq}`)).status).toBe(404);
    expect((await get(`/api/works/${made.work}/log.json`)).status).toBe(404);
  });
});
